import { findDeadlines } from './deadlines.js';
import { isDateLine } from './headings.js';
import type { Paragraph } from './mend.js';
import type { ParsedDuty } from './parsed-plan.js';
import { findResponsibilities } from './responsibility.js';
import { withoutStop } from './pieces.js';
import { looksLikeUnit, mayBeUnit, readNames } from './unit-names.js';
import type { WarningList } from './warnings.js';

export interface MainText {
  paragraphs: readonly Paragraph[];
  /** Lines of the document that belong to measures. */
  measureLines: ReadonlySet<number>;
  /** The plan's year; null leaves yearless deadlines without a date. */
  year: number | null;
}

/** 自印发之日起施行，有效期至…: how long the document is in force, nobody's duty. */
const IN_FORCE = /施行|有效期|失效|废止/;
/** Names of annexes and notes of the printer. */
const NOTE = /^(?:附\s*[件表]|抄送|主送|联系人|联系电话)/;
/** 附件2：…，12月底前完成验收。（牵头单位：市财政局） is no name of an annex but what it asks of somebody. */
const isNote = (text: string, year: number | null) =>
  NOTE.test(text) && !(/^附/.test(text) && (findResponsibilities(text).length > 0 || (/。/.test(text) && findDeadlines(text, year).length > 0)));
/** Behind the measures stand signatures, days and marks of the printer. */
const isEnding = (text: string) => text.length < 6 || mayBeUnit(withoutStop(text)) || isNote(text, null) || /^[（(].*[）)]$|印发$|20\d{2}年\d{1,2}月/.test(text);
/** What follows the name of a unit that is given a duty. */
const DUTY_VERB = /要|应|须|负责|牵头|会同|组织|建立|制定|实施|统筹|定期|每[周月季年]/g;
/** 市…局, …领导小组办公室. 各部门, 有关单位 and 市场监管部门 name no unit. */
const NAMED = /^(?:[市省县区州盟](?![场域级直属内外])|国家|国务院|中共|人民银行)|(?:办公室|领导小组|工作专班|委员会|指挥部)$/;
const GENERAL = /^(?:各|有关|相关|全|本|其|该)|有关|相关/;
/** A subject stands at the head of its clause: longer prefixes are sentences. */
const SUBJECT_LIMIT = 80;

/**
 * The duties outside the measures: sentences with a deadline, sentences that give a named unit a duty, and paragraphs with a
 * responsibility bracket. What stands between measures and belongs to none is a warning.
 */
export function readMainText({ paragraphs, measureLines, year }: MainText, warnings: WarningList): ParsedDuty[] {
  const isMeasure = ({ line }: Paragraph) => measureLines.has(line);
  const first = paragraphs.findIndex(isMeasure);
  const last = paragraphs.findLastIndex(isMeasure);
  return paragraphs.flatMap((paragraph, index) => {
    const { text, line, lines, section, start, heading } = paragraph;
    if (section || paragraph.givesUnitsBelow || isMeasure(paragraph) || isDateLine(text) || isNote(text, year)) return [];
    let place = 0;
    const duties = dutiesOf(text, year).map(({ at, ...duty }) => {
      while (place + 1 < lines.length && lines[place + 1]!.at <= at) place += 1;
      return { line: lines[place]!.line, ...duty };
    });
    if (duties.length === 0 && first !== -1 && index > first && !start && heading === 0 && isMeasure(paragraphs[index - 1]!)) {
      if (index < last) warnings.add('text-unread', '这一行夹在措施之间，没有归入任何一项，请核对。', line, text);
      else if (!isEnding(text)) warnings.add('text-unread', '这一行紧接最后一项措施，没有归入其中，请核对。', line, text);
    }
    return duties;
  });
}

type Found = Omit<ParsedDuty, 'line'> & { at: number };

function dutiesOf(text: string, year: number | null): Found[] {
  const responsible = findResponsibilities(text).flatMap(({ lead, responsible: named, supporting }) => [...lead, ...named, ...supporting]);
  if (responsible.length > 0) return [{ at: 0, text, deadlines: findDeadlines(text, year).map(({ deadline }) => deadline), units: responsible }];
  return [...text.matchAll(/[^。！\n]+[。！]?/g)].flatMap(({ 0: sentence, index: at }) => {
    const deadlines = IN_FORCE.test(sentence) ? [] : findDeadlines(sentence, year).map(({ deadline }) => deadline);
    const units = unitsWithDuty(sentence);
    return deadlines.length > 0 || units.some((name) => NAMED.test(name) && !GENERAL.test(name)) ? [{ at, text: sentence, deadlines, units }] : [];
  });
}

/** 「市某局、市某委要…」「由市某局牵头…」: the units at the head of a clause before what they are to do. */
function unitsWithDuty(sentence: string): string[] {
  return sentence.split(/[，,；;：:]/).flatMap((clause) => {
    const words = clause.trim().slice(0, SUBJECT_LIMIT).replace(/^(?:并|请)?由?/, '');
    for (const { index } of words.matchAll(DUTY_VERB)) {
      const { names } = readNames(words.slice(0, index));
      if (names.length > 0 && names.every(looksLikeUnit)) return names;
    }
    return [];
  });
}
