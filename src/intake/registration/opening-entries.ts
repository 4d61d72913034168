import { isRealDate } from '../../ledger/local-date.js';
import { TEXT_LIMIT } from '../../ledger/schemas.js';
import { isUntouched } from '../../measures/lifecycle/opening.js';
import type { OPENING_STATUSES } from '../../measures/measure.events.js';
import type { MeasureState, MilestoneState } from '../../measures/measure.state.js';
import type { OpeningRow } from '../documents/plan-file.js';

export type OpeningStatus = (typeof OPENING_STATUSES)[number];

/** What a row of a running ledger would record of one milestone (期初补录). */
export interface OpeningSaid {
  milestone: string | null;
  status: OpeningStatus | null;
  completedOn: string | null;
  extendedTo: string | null;
  extensionReason: string | null;
  progress: string | null;
  cumulative: string | null;
  problems: string | null;
  nextSteps: string | null;
  slip: string | null;
}

/** What a person says of a row: whether it is recorded, and what they read otherwise. */
export interface OpeningDecision {
  take: boolean;
  fields: Partial<OpeningSaid>;
}

export interface OpeningEntry extends OpeningSaid {
  /** Stable for the file: 台账!5, or 台账!5.2 for the second occurrence that the row tells of */
  key: string;
  sheet: string;
  row: number;
  /** The status as printed. */
  printed: string | null;
  /** Time nodes of the measure. */
  nodes: { milestone: string; label: string }[];
  take: boolean;
  /** Fields that the person gave otherwise than the row reads. */
  changed: string[];
  /** Why a person has to look at it; empty: sure. */
  doubts: string[];
  /** False where nothing can be recorded of the milestone any more: it was worked on in this ledger, or taken over before. */
  possible: boolean;
}

export const openingKey = ({ sheet, row, part }: Pick<OpeningRow, 'sheet' | 'row' | 'part'>): string => `${sheet}!${row}${part === undefined ? '' : `.${part}`}`;

const CLOSED = /^(?:已完成|完成|已?办结|已销号|销号|[√✓✔])$/u;
const REPORTED = /^(?:已报完成|已上报完成|待核验|已报完成[，,（(]?待核验[)）]?)$/u;
const IN_PROGRESS = /^(?:(?:正在|持续|正常|有序|加快)?推进中?|(?:正在)?办理中?|进行中|正在进行|未完成|滞后|逾期|未办结|达序时|超进度)$/u;

/** Nothing is known of it: as registered. */
const NOT_BEGUN = /^(?:待签收|未启动|未开始|尚未启动|尚未开始|[-—/无])$/u;

const TEXT_LABELS = { extensionReason: '延期原因', slip: '督办情况', progress: '工作进展', problems: '存在问题', nextSteps: '下步打算' } as const;
const DECIMAL = /^-?\d{1,15}(?:\.\d{1,6})?$/;

/**
 * What the rows of one measure would record. Rows are matched with milestones by their place: as many rows as time nodes, or a
 * single row for a single node; anything else, and every word that is not plain, is left to the person. Rows that say nothing of
 * what was done are left out, unless it is the person who took it out.
 *
 * @param rows of the measure, in order
 * @param state of the measure in the ledger, or as it would be registered
 * @param on day the ledger stands for; null: not given yet
 */
export function openingEntries(rows: readonly OpeningRow[], state: MeasureState, on: string | null, decisions: Readonly<Record<string, OpeningDecision>> = {}): OpeningEntry[] {
  const nodes = state.milestones.filter(({ status }) => status !== 'terminated');
  const taken = new Map<string, number>();
  return rows.flatMap((row, index) => {
    const key = openingKey(row);
    const { take, fields } = Object.hasOwn(decisions, key) ? decisions[key]! : { take: false, fields: {} };
    const byPlace = rows.length === nodes.length ? nodes[index]!.milestone : null;
    const milestone = fields.milestone ?? byPlace;
    const node = nodes.find((one) => one.milestone === milestone) ?? null;
    const read = readRow(row, node);
    const said = { ...read.said, ...fields, milestone: node?.milestone ?? null };
    if (saysNothing(read.said) && saysNothing(said) && read.doubts.length === 0) return [];
    const asRead: OpeningSaid = { ...read.said, milestone: byPlace };
    const changed = (Object.keys(fields) as (keyof OpeningSaid)[]).filter((field) => said[field] !== asRead[field]);
    const which = node ? [] : [`这项措施有 ${nodes.length} 个时间节点，表中有 ${rows.length} 行，请选定这一行说的是哪个时间节点。`];
    const unread = read.doubts.filter(({ field }) => !Object.hasOwn(fields, field)).map(({ message }) => message);
    return [{
      key, sheet: row.sheet, row: row.row, printed: row.status, ...said, nodes: nodes.map(({ milestone: of, label }) => ({ milestone: of, label })), take, changed,
      doubts: [...which, ...unread, ...(unread.length === 0 ? nothingLeft(said) : []), ...toldTwice(row, milestone, take, taken), ...contradictions(said, node, on)], possible: node === null || isUntouched(state, node),
    }];
  });
}

const saysNothing = (said: Partial<OpeningSaid>): boolean => Object.entries(said).every(([field, one]) => field === 'milestone' || one === null);

const nothingLeft = (said: OpeningSaid): string[] => (saysNothing(said) ? ['各栏都已去掉，没有可补录的内容，请取消选用。'] : []);

/** One row of each time node is recorded. */
function toldTwice({ row }: OpeningRow, milestone: string | null, take: boolean, taken: Map<string, number>): string[] {
  if (!take || milestone === null) return [];
  const before = taken.get(milestone);
  if (before !== undefined) return [`第 ${before} 行已选用于同一个时间节点，请改选时间节点，或取消其中一行。`];
  taken.set(milestone, row);
  return [];
}

/** What stands in the way of recording what is said, whether read or given by the person. */
function contradictions({ status, completedOn, extendedTo, cumulative }: OpeningSaid, node: MilestoneState | null, on: string | null): string[] {
  const isCompleted = status === 'closed' || status === 'reported';
  return [
    ...(isCompleted && completedOn === null ? ['没有完成日期，请补填，或改为办理中。'] : []),
    ...(!isCompleted && completedOn !== null ? ['有完成日期而状态不是已完成，请核对状态。'] : []),
    ...(completedOn !== null && on !== null && completedOn > on ? ['完成日期晚于期初日期，请核对。'] : []),
    ...(extendedTo !== null && node !== null && node.due === null ? ['这个时间节点没有完成时限，不能记延期，请核对。'] : []),
    ...(extendedTo !== null && node?.due && extendedTo <= node.due ? ['延期后的日期不晚于现在的时限，请核对。'] : []),
    ...(cumulative !== null && !DECIMAL.test(cumulative) ? ['累计完成数不是一个数，请核对。'] : []),
  ];
}

interface FieldDoubt {
  field: keyof OpeningSaid;
  message: string;
}

function readRow(row: OpeningRow, node: MilestoneState | null): { said: Omit<OpeningSaid, 'milestone'>; doubts: FieldDoubt[] } {
  const doubts: FieldDoubt[] = [];
  const dayOf = (field: 'completedOn' | 'extendedTo', what: string): string | null => {
    const printed = row[field];
    if (printed === null || isRealDate(printed)) return printed;
    doubts.push({ field, message: `${what}“${printed.slice(0, 30)}”不是具体日期，请补填。` });
    return null;
  };
  const completedOn = dayOf('completedOn', '完成日期');
  const extendedTo = dayOf('extendedTo', '延期后的时限');
  const status = statusOf(row.status);
  if (row.status !== null && status === null && !NOT_BEGUN.test(row.status.trim())) doubts.push({ field: 'status', message: `状态“${row.status.slice(0, 30)}”不能确定，请选择。` });
  const cumulative = numberOf(row.cumulative, node);
  if (row.cumulative !== null && cumulative === null) doubts.push({ field: 'cumulative', message: `累计完成数“${row.cumulative.slice(0, 30)}”不能确定，请补填。` });
  const text = (field: keyof typeof TEXT_LABELS): string | null => {
    const words = row[field];
    if (words !== null && words.length > TEXT_LIMIT) doubts.push({ field, message: `${TEXT_LABELS[field]}有 ${words.length} 个字，超过 ${TEXT_LIMIT} 个字的上限，只读入了前面的部分，请改写。` });
    return words?.slice(0, TEXT_LIMIT) ?? null;
  };
  return {
    said: {
      status, completedOn, extendedTo, extensionReason: text('extensionReason'), cumulative, slip: text('slip'),
      progress: text('progress'), problems: text('problems'), nextSteps: text('nextSteps'),
    },
    doubts,
  };
}

function statusOf(printed: string | null): OpeningStatus | null {
  const words = printed?.replace(/[\s。；;]/gu, '') ?? '';
  if (REPORTED.test(words)) return 'reported';
  if (CLOSED.test(words)) return 'closed';
  return IN_PROGRESS.test(words) ? 'in-progress' : null;
}

/** A bare number, or one in the unit of the milestone's only target. */
function numberOf(printed: string | null, node: MilestoneState | null): string | null {
  const words = printed?.replace(/[\s,，]/gu, '') ?? '';
  if (DECIMAL.test(words)) return words;
  const unit = node?.targets.length === 1 ? node.targets[0]!.unit : null;
  const bare = unit !== null && words.endsWith(unit) ? words.slice(0, -unit.length) : null;
  return bare !== null && DECIMAL.test(bare) ? bare : null;
}
