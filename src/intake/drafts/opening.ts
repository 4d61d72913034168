import { DomainError } from '../../ledger/domain-error.js';
import type { LocalDate } from '../../ledger/fact.js';
import { chineseDate } from '../../ledger/local-date.js';
import { foldMeasure, initialState } from '../../measures/measure.decider.js';
import { OPENING_STATUSES, type MeasureEvent } from '../../measures/measure.events.js';
import type { MeasureState } from '../../measures/measure.state.js';
import type { CountedDays } from '../../measures/occurrences.js';
import { openedOf } from '../../measures/opened-milestones.js';
import type { OpeningRow } from '../documents/plan-file.js';
import { IntakeError } from '../intake-error.js';
import { occurrencesBegin, registrationDay } from '../registration/import-days.js';
import { registeredDay, type LedgerSnapshot } from '../registration/ledger-snapshot.js';
import { openingEntries, type OpeningDecision, type OpeningEntry, type OpeningSaid } from '../registration/opening-entries.js';
import { isOtherEdition, pairEdition } from '../registration/pair-edition.js';
import { planToRegister, type PlanToRegister } from '../registration/plan-to-register.js';
import type { Draft, DraftReading, DraftWork, OpeningWork } from './draft.js';
import { dayEntered, textEntered } from './entered-values.js';
import type { Question } from './questions.js';
import { dutyKey, measureKey } from './reviewed-document.js';
import { reviewedPlanOf } from './reviewed-plan-of.js';

/** What the running ledger would record of each measure (期初补录), as read and as the person changed it. */
export interface Opening {
  /** Day that ledger stands for, as the person gave it. */
  on: LocalDate | null;
  /** First day it can be: the registration of the plan. Null while the plan itself, or the day from which it applies, is not known. */
  earliest: LocalDate | null;
  latest: LocalDate;
  rows: (OpeningEntry & { measure: string })[];
}

const NO_WORK: OpeningWork = { on: null, rows: {} };

/** Rows of a running ledger by the key of their measure. */
export function openingRowsOf({ file }: DraftReading): Map<string, OpeningRow[]> {
  const rows = new Map<string, OpeningRow[]>();
  for (const row of 'opening' in file ? file.opening : []) {
    const key = row.measure === null ? dutyKey(row.duty!) : measureKey(row.measure.section, row.measure.index);
    rows.set(key, [...(rows.get(key) ?? []), row]);
  }
  return rows;
}

/**
 * Null where the document is no running ledger. Without the front matter that makes a plan, rows cannot be matched with time
 * nodes: none are proposed yet.
 *
 * @param snapshot of the plan in the ledger, where it stands there
 */
export function openingOf({ reading, work, sha256, fileName }: Pick<Draft, 'reading' | 'work' | 'sha256' | 'fileName'>, snapshot: LedgerSnapshot | null, today: LocalDate): Opening | null {
  const rows = openingRowsOf(reading);
  if (rows.size === 0) return null;
  const { on, rows: decisions } = work.opening ?? NO_WORK;
  const read = planOrNull(() => planToRegister(reviewedPlanOf(reading, work, fileName), { sha256, textSha256: reading.textSha256 }));
  if (read === null) return { on, earliest: null, latest: today, rows: [] };
  const plan = snapshot === null || !isOtherEdition(read, snapshot) ? read : pairEdition(read, snapshot);
  const registered = registrationDay(plan, snapshot, work.effectiveOn ?? null, today);
  const counted = { registeredOn: registered, occurrencesFrom: occurrencesBegin(plan, snapshot, work.effectiveOn ?? null, today), planEnds: plan.ends };
  const states = plan.measures.map((measure) => ({ key: measure.key, state: stateOf(measure, snapshot, counted) }));
  const isDated = plan.issued !== null || Boolean(work.effectiveOn) || (snapshot !== null && registeredDay(snapshot, plan.id) !== null);
  return {
    on, latest: today, earliest: !isDated ? null : states.reduce<LocalDate>((earliest, { state: { registeredOn } }) => (registeredOn > earliest ? registeredOn : earliest), registered),
    rows: states.flatMap(({ key: measure, state }) => openingEntries(rows.get(measure) ?? [], state, on, decisions).map((entry) => ({ ...entry, measure }))),
  };
}

function planOrNull(read: () => PlanToRegister): PlanToRegister | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof IntakeError) return null;
    throw error;
  }
}

/** As it stands in the ledger, or as it would be registered. */
function stateOf({ id, milestones }: PlanToRegister['measures'][number], snapshot: LedgerSnapshot | null, counted: CountedDays): MeasureState {
  const history = snapshot?.streams.get(`measure-${id}`);
  if (history) return foldMeasure(history as MeasureEvent[]);
  return { ...initialState, exists: true, ...counted, milestones: milestones.flatMap((one) => openedOf(one, counted)) };
}

/**
 * What is still to be answered of the rows that the person takes.
 *
 * @param effectiveOn day of effect as the person gave it
 * @param stands whether the ledger holds the plan already
 */
export function openingQuestions(opening: Opening | null, { effectiveOn, stands }: { effectiveOn: LocalDate | null; stands: boolean }): Question[] {
  const taken = opening?.rows.filter(({ take }) => take) ?? [];
  if (opening === null || taken.length === 0) return [];
  const { on, earliest, latest } = opening;
  const first = stands ? '方案登记的日期' : effectiveOn === earliest ? '适用日期' : '成文日期';
  const day = (message: string): Question[] => [{ code: 'opening-day', message, key: null, field: 'opening' }];
  return [
    ...(on === null ? day(`选用了 ${taken.length} 行期初情况，请填写这份台账截至哪一天。`)
      : on > latest ? day(`期初日期${chineseDate(on)}晚于今天，请改正。`)
      : earliest !== null && on < earliest ? day(`期初日期${chineseDate(on)}早于${first}${chineseDate(earliest)}，请改正${stands ? '' : `，或核对${first}`}。`) : []),
    ...taken.filter(({ doubts, possible }) => doubts.length > 0 || !possible).map(({ key, sheet, row, doubts }) => ({
      code: 'opening-unsure', message: `工作表“${sheet}”第 ${row} 行的期初情况：${doubts[0] ?? '该时间节点在台账中已有办理情况，请取消选用。'}`, key, field: 'opening',
    })),
  ];
}

export type OpeningEdit =
  | { about: 'opening'; on?: unknown; take?: 'sure' | 'none' }
  | { about: 'opening-row'; key: string; take: boolean; fields: Record<string, unknown> };

/** @throws DomainError EDIT_INVALID, UNKNOWN_KEY, IMPOSSIBLE_DATE, DATE_OUT_OF_RANGE */
export function editOpening({ opening: before = NO_WORK }: Pick<DraftWork, 'opening'>, edit: OpeningEdit, proposed: readonly OpeningEntry[]): OpeningWork {
  if (edit.about === 'opening') {
    const on = edit.on === undefined ? before.on : edit.on === null ? null : dayEntered('期初日期', edit.on);
    if (edit.take === undefined) return { ...before, on };
    return { on, rows: proposed.reduce((rows, entry) => withTake(rows, entry, edit.take === 'sure'), before.rows) };
  }
  const entry = proposed.find(({ key }) => key === edit.key);
  if (!entry) throw new DomainError('UNKNOWN_KEY', `这份文件里没有“${edit.key}”这一行期初情况，请刷新页面后重试。`, 'invalid', { key: edit.key });
  const { fields } = decisionOf(before.rows, edit.key);
  return { ...before, rows: { ...before.rows, [edit.key]: { take: edit.take, fields: { ...fields, ...fieldsEntered(edit.fields, entry) } } } };
}

const decisionOf = (rows: OpeningWork['rows'], key: string): OpeningDecision => (Object.hasOwn(rows, key) ? rows[key]! : { take: false, fields: {} });

/** All that are sure, or none; the unsure ones that the person took one by one stay. */
function withTake(rows: OpeningWork['rows'], { key, doubts, possible }: OpeningEntry, takeSure: boolean): OpeningWork['rows'] {
  if (takeSure && (doubts.length > 0 || !possible)) return rows;
  return { ...rows, [key]: { ...decisionOf(rows, key), take: takeSure } };
}

/** The fields of a row that the person may give otherwise. */
const isOpeningField = (field: string): boolean => ['milestone', 'status', 'cumulative'].includes(field) || Object.hasOwn(DAYS, field) || Object.hasOwn(TEXTS, field);

const DAYS = { completedOn: '完成日期', extendedTo: '延期后的时限' } as const;
const TEXTS = { extensionReason: '延期原因', progress: '工作进展', problems: '存在问题', nextSteps: '下步打算', slip: '督办情况' } as const;

function fieldsEntered(given: Record<string, unknown>, { nodes }: OpeningEntry): Partial<OpeningSaid> {
  return Object.fromEntries(Object.entries(given).map(([field, value]) => [field, value === null && isOpeningField(field) ? null : fieldEntered(field, value, nodes)]));
}

function fieldEntered(field: string, value: unknown, nodes: OpeningEntry['nodes']): string {
  if (field === 'status' && OPENING_STATUSES.some((one) => one === value)) return value as string;
  if (field === 'milestone' && nodes.some(({ milestone }) => milestone === value)) return value as string;
  if (field === 'cumulative' && typeof value === 'string' && /^-?\d{1,15}(?:\.\d{1,6})?$/.test(value)) return value;
  if (Object.hasOwn(DAYS, field)) return dayEntered(DAYS[field as keyof typeof DAYS], value);
  if (Object.hasOwn(TEXTS, field)) return textEntered(TEXTS[field as keyof typeof TEXTS], value, 20_000);
  throw new DomainError('EDIT_INVALID', `期初情况的“${field}”填写有误，请重新填写。`, 'invalid', { field });
}
