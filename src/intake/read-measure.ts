import type { Paragraph } from './mend.js';
import { sentencesOf, type OutlineNode } from './outline.js';
import { withoutStop } from './pieces.js';
import { findResponsibilities, type ResponsibilityMark } from './responsibility.js';
import type { MeasureDraft } from './sections.js';
import { readFields } from './role-words.js';
import { SourceText } from './source-text.js';
import { mayBeUnit } from './unit-names.js';
import type { MeasureWarnings } from './warnings.js';

/** Where a measure stands in the document. */
export interface MeasureSource {
  section: OutlineNode;
  item: MeasureDraft['item'];
  number: number | null;
  paragraphs: Paragraph[];
  subitems: OutlineNode[];
  /** Bracket of the heading above that says who is responsible for all its items, which name no one. */
  shared: string | null;
}

/** A list of units longer than this is none; looking up each name in it would take long. */
const LIST_LIMIT = 2_000;
/** A first sentence longer than this is the measure itself, not a title. */
const TITLE_LIMIT = 60;

/** 一是推行…: the ordinal of a paragraph is not part of its title. */
const ORDINAL = /^[一二三四五六七八九十]{1,2}是(?!否)(?=[^。；;]{4})/;

export function readMeasure(source: MeasureSource, warnings: MeasureWarnings): MeasureDraft {
  const words = new SourceText([
    ...source.paragraphs.map((paragraph, index) => ({ paragraph, number: index === 0 ? 'apart' : 'in-text' } as const)),
    ...source.subitems.flatMap(withDescendants).map((paragraph) => ({ paragraph, number: 'in-text' } as const)),
  ]);
  const { text } = words;
  const marks = findResponsibilities(text);
  const from = marks[0]?.start === 0 && marks[0].end < text.length ? marks[0].end : ORDINAL.exec(text)?.[0].length ?? 0;
  const title = titleOf(source.paragraphs[0]!, text.slice(from), marks[0]?.start === 0 ? [] : marks.map((mark) => ({ ...mark, start: mark.start - from })));
  const line = source.paragraphs[0]!.line;
  if (title.length > TITLE_LIMIT || title === '') warnings.add('measure-untitled', 'title', '这项措施没有单独的标题，暂以第一句作标题，请核对。', line, text);
  const shared = marks.length === 0 && source.shared !== null ? findResponsibilities(`（${source.shared}）`) : [];
  if (shared.length > 0) warnAboutShared(source.shared!, line, warnings);
  else if (marks.length === 0) warnings.add('measure-without-units', 'units', `“${title.slice(0, 30)}”没有写明责任单位，请补填。`, line, text);
  for (const { at, valueAt, field, value } of readFields(text)) {
    if (field !== 'other') continue;
    const printed = text.slice(at, valueAt) + value.split(/[；;。\n）)〕]/, 1)[0]!;
    warnings.add('units-unread', 'units', `“${printed.slice(0, 40)}”不是牵头、责任或配合单位，没有读入，请确认是否需要补填。`, words.lineAt(at), printed);
  }
  for (const mark of marks) warnAboutUnits(mark, text, words.lineAt(mark.start), warnings);
  return {
    number: source.number, item: source.item, title, words,
    spans: [{ kind: 'title', start: from, end: from + title.length }, ...marks.map(({ start, end }) => ({ kind: 'units', start, end } as const))],
    groups: [...marks, ...shared].map(({ lead, responsible, supporting }) => ({ lead, responsible, supporting })),
    subitems: source.subitems.map((node) => ({ number: node.number ?? 0, text: withDescendants(node).map(({ text: part }) => part).join('\n') })),
  };
}

function warnAboutShared(shared: string, line: number, warnings: MeasureWarnings): void {
  warnings.add('unit-doubtful', 'units', '责任单位写在上级标题里，这一项没有另写，按标题读入，请核对。', line, shared);
  for (const { field, value } of readFields(shared)) {
    if (field === 'time') warnings.add('deadline-unread', 'deadlines', `上级标题里写有时限“${value.slice(0, 30)}”，没有记到这一项，请确认是否需要补填。`, line, shared);
  }
}

const withDescendants = (node: OutlineNode): Paragraph[] => [...sentencesOf(node), ...node.children.flatMap(withDescendants)];

/** The first sentence, or the bold words where they are shorter; never a responsibility bracket. */
function titleOf({ bold }: Paragraph, text: string, marks: readonly ResponsibilityMark[]): string {
  const stop = text.search(/[。！？\n]/);
  const limits = [stop === -1 ? text.length : stop, marks[0]?.start ?? text.length];
  const sentence = beforeColon(withoutStop(text.slice(0, Math.min(...limits))));
  return bold && bold.length < sentence.length && sentence.startsWith(bold) ? bold : sentence;
}

/** 「摸清数据家底：4月底前完成普查，…」 */
const beforeColon = (sentence: string) => /^([^：:，,；;]{4,25})[：:](?=.{6})/.exec(sentence)?.[1] ?? sentence;

function warnAboutUnits(mark: ResponsibilityMark, text: string, line: number, warnings: MeasureWarnings): void {
  const excerpt = text.slice(mark.start, mark.end);
  if (!mark.closed) warnings.add('bracket-unclosed', 'units', '责任单位的括号没有闭合，请核对单位是否读全。', line, excerpt);
  if (mark.incomplete) warnings.add('units-incomplete', 'units', '责任单位后写有“等”，未列全，请确认其余单位。', line, excerpt);
  const names = [...mark.lead, ...mark.responsible, ...mark.supporting];
  const odd = names.filter((name) => !mayBeUnit(name));
  const printed = excerpt.length > LIST_LIMIT ? null : excerpt.replace(/\s/g, '');
  const altered = printed === null ? [] : names.filter((name) => !printed.includes(name));
  const general = names.filter((name) => /有关|相关/.test(name));
  if (altered.length > 0) warnings.add('unit-doubtful', 'units', `“${altered[0]!.slice(0, 30)}”是按上下文补全的名称，请核对。`, line, excerpt);
  if (general.length > 0 && !mark.incomplete) warnings.add('units-incomplete', 'units', `“${general[0]!.slice(0, 30)}”没有写明是哪些单位，请确认。`, line, excerpt);
  if (odd.length > 0) warnings.add('unit-doubtful', 'units', `“${odd[0]!.slice(0, 30)}”不像单位名称，请核对。`, line, excerpt);
  if (mark.unread.length > 0) warnings.add('units-unread', 'units', `“${mark.unread[0]!.slice(0, 40)}”不知是哪一种责任，请核对。`, line, excerpt);
  if (names.length === 0) warnings.add('unit-doubtful', 'units', '责任单位的括号里没有单位，请补填。', line, excerpt);
}
