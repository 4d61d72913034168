import { MEASURE_DEADLINE_LIMIT, MEASURE_TEXT_LIMIT, MEASURE_TITLE_LIMIT } from '../registration/limits.js';
import type { DraftWork, FrontField } from './draft.js';
import { isNotStated, type KeyedDuty, type KeyedMeasure, type ReviewedDocument } from './reviewed-document.js';
import type { MatchedUnit } from './unit-matching.js';

/** What a person has to answer before the document can be registered. */
export interface Question {
  code: string;
  message: string;
  /** Key of the measure or duty, or printed name of the unit, it is about; null: the plan as a whole. */
  key: string | null;
  field: string | null;
}

const REQUIRED: readonly [FrontField, string][] = [['title', '方案名称'], ['shortTitle', '方案简称'], ['jurisdiction', '所属地区'], ['year', '方案年份'], ['ends', '方案截止日期']];
/** A document may leave these out; the person says so. */
const STATED: readonly [FrontField, string][] = [['issuer', '发文机关'], ['documentNumber', '发文字号'], ['issued', '成文日期']];

const DATED = ['by', 'within', 'from'];

/**
 * Missing facts are asked, never guessed.
 *
 * @param opening questions about the running ledger's history
 * @param effective questions about the day from which it applies
 * @param stands whether the ledger holds the plan already: what it said of itself then is not asked again
 */
export function openQuestions(document: ReviewedDocument, work: DraftWork, units: readonly MatchedUnit[], { stands, yearIsGuessed = false, opening = [], effective = [] }: { stands: boolean; yearIsGuessed?: boolean; opening?: readonly Question[]; effective?: readonly Question[] }): Question[] {
  const { front, partial, sections, duties } = document;
  const measures = sections.flatMap((section) => section.measures);
  return [
    ...REQUIRED.filter(([field]) => isBlank(front[field])).map(([field, label]) => ({ code: `${field}-missing`, message: `请填写${label}。`, key: null, field })),
    ...(yearIsGuessed && !stands ? [{ code: 'year-unsure', message: `标题和落款里没有年份，${front.year}年出自正文或文件名，请确认方案年份。`, key: null, field: 'year' }] : []),
    ...STATED.filter(([field]) => !stands && isBlank(front[field]) && !isNotStated(work, field))
      .map(([field, label]) => ({ code: `${field}-missing`, message: `没有找到${label}，请补填；文件没有写明的，请选“文件未载明”。`, key: null, field })),
    ...(partial && !stands ? [{ code: 'plan-partial', message: '台账中还没有这个方案，而这份文件是按条件筛选后导出的，只有其中一部分措施。请清除筛选条件、导出全部后再导入。', key: null, field: null }] : []),
    ...(measures.length === 0 ? [{ code: 'no-measures', message: '文件里没有找到编号的措施，不能登记。请检查是否选对了文件。', key: null, field: null }] : []),
    ...measures.flatMap(questionsOfMeasure),
    ...duties.filter(({ state }) => state === 'open')
      .map((duty) => ({ code: 'duty-open', message: `“${excerptOf(sentenceOf(duty))}”是编号措施以外的任务，请登记为正文任务，或说明理由后不作登记。`, key: duty.key, field: 'state' })),
    ...duties.filter(({ state, units: named }) => state === 'register' && named.length === 0)
      .map((duty) => ({ code: 'duty-without-units', message: `正文任务“${excerptOf(sentenceOf(duty))}”还没有责任单位，请补填。`, key: duty.key, field: 'units' })),
    ...units.filter(({ choice }) => choice === null)
      .map(({ printed, sameAs }) => ({ code: 'unit-unmatched', message: `“${printed}”${sameAs === null ? '' : `与文中“${sameAs.printed}”可能是同一单位（${sameAs.why}），`}还没有对应到单位名录，请选择已有单位或登记为新单位。`, key: printed, field: 'choice' })),
    ...conflictingUnits(units),
    ...effective,
    ...opening,
  ];
}

function questionsOfMeasure({ key, title, text, deadlines }: KeyedMeasure): Question[] {
  const undated = deadlines.find(({ kind, date }) => DATED.includes(kind) && date === undefined);
  return [
    ...(title === '' ? [{ code: 'title-missing', message: '这项措施没有标题，请补填。', key, field: 'title' }] : []),
    ...(title.length > MEASURE_TITLE_LIMIT ? [{ code: 'title-too-long', message: `“${excerptOf(title)}”的标题有 ${title.length} 字，超过 ${MEASURE_TITLE_LIMIT} 字的上限，请缩短；原文保留全文。`, key, field: 'title' }] : []),
    ...(text.length > MEASURE_TEXT_LIMIT ? [{ code: 'text-too-long', message: `这项措施的原文有 ${text.length} 字，超过 ${MEASURE_TEXT_LIMIT} 字的上限，请检查是否漏掉了分段编号。`, key, field: 'text' }] : []),
    ...(undated ? [{ code: 'deadline-undated', message: `完成时限“${undated.raw}”没有确定日期，请补填日期或改为其他类型。`, key, field: 'deadlines' }] : []),
    ...(deadlines.length > MEASURE_DEADLINE_LIMIT ? [{ code: 'too-many-deadlines', message: `这项措施有 ${deadlines.length} 个完成时限，超过 ${MEASURE_DEADLINE_LIMIT} 个的上限，请检查是否漏掉了分段编号。`, key, field: 'deadlines' }] : []),
  ];
}

/** One new unit of two classes cannot be registered. */
function conflictingUnits(units: readonly MatchedUnit[]): Question[] {
  const classes = new Map<string, string>();
  return units.flatMap(({ printed, choice }) => {
    if (choice?.kind !== 'new') return [];
    const before = classes.get(choice.name);
    classes.set(choice.name, before ?? choice.class);
    if (before === undefined || before === choice.class) return [];
    return [{ code: 'unit-conflict', message: `“${choice.name}”被登记为两种单位类别，请统一。`, key: printed, field: 'choice' }];
  });
}

const EXCERPT = 40;
const excerptOf = (text: string): string => (text.length > EXCERPT ? `${text.slice(0, EXCERPT)}……` : text);

/** What stands before it in its paragraph says nothing of the duty. */
function sentenceOf({ text, deadlines }: Pick<KeyedDuty, 'text' | 'deadlines'>): string {
  const sentences = text.split(/(?<=[。；;])/u);
  return (sentences.find((sentence) => deadlines.some(({ raw }) => sentence.includes(raw))) ?? text).trim();
}

const isBlank = (value: string | number | null): boolean => value === null || value === '';
