import { DomainError } from '../../ledger/domain-error.js';
import { chineseDate, isRealDate } from '../../ledger/local-date.js';
import { DEADLINE_KINDS } from '../../measures/measure.events.js';
import type { ParsedDeadline, ParsedGroup, ParsedTarget } from '../parsed-plan.js';
import { MEASURE_DEADLINE_LIMIT } from '../registration/limits.js';

/** Values a person enters in place of what was read: checked like anything entered, whatever a document may contain. */
const NAMES_MAX = 200;
const GROUPS_MAX = 50;
const PERIODS = ['week', 'month', 'quarter', 'half-year', 'year'] as const;
const DIRECTIONS = ['at-least', 'at-most', 'increase', 'decrease'] as const;

export function textEntered(label: string, value: unknown, max: number): string {
  if (value !== undefined && value !== null && typeof value !== 'string') throw invalid(`${label}应为文字。`);
  if (value === undefined || value === null || value.trim() === '') throw invalid(`请填写${label}。`);
  const text = value.trim();
  if (text.length > max) throw invalid(`${label}过长（${text.length}字），请控制在${max}字以内。`);
  return text;
}

export function numberEntered(label: string, value: unknown, min: number, max: number): number {
  if (Number.isInteger(value) && (value as number) >= min && (value as number) <= max) return value as number;
  throw invalid(`${label}应为${min}到${max}之间的整数。`);
}

export function dayEntered(label: string, value: unknown): string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) throw invalid(`${label}应按“2021-09-30”的格式填写。`);
  if (!isRealDate(value)) throw new DomainError('IMPOSSIBLE_DATE', `${label}“${value}”在日历上不存在，请改为真实日期。`, 'invalid', { value });
  if (value < '1990-01-01' || value > '2100-12-31') {
    throw new DomainError('DATE_OUT_OF_RANGE', `${label}${chineseDate(value)}不在1990年至2100年之间，请检查年份。`, 'invalid', { value });
  }
  return value;
}

export function namesEntered(label: string, value: unknown): string[] {
  return listEntered(label, value, NAMES_MAX).map((one) => textEntered('单位名称', one, 200));
}

/** Rule 2: what each kind of deadline must and must not fix. */
export function deadlinesEntered(value: unknown): ParsedDeadline[] {
  return listEntered('完成时限', value, MEASURE_DEADLINE_LIMIT).map((one) => {
    const { raw, kind, date, from, every, day } = fieldsOf(one, ['raw', 'kind', 'date', 'from', 'every', 'day']);
    const words = textEntered('时限原文', raw, 500);
    const known = DEADLINE_KINDS.find((name) => name === kind);
    if (!known) throw invalid(`“${words}”的时限类型不在可选范围内，请重新选择。`);
    const isDated = known === 'by' || known === 'within' || known === 'from';
    if (isDated && isEmpty(date)) throw invalid(`“${words}”缺少日期，请补填。`);
    if (!isDated && !isEmpty(date)) throw invalid(`“${words}”这类时限没有固定日期，请去掉日期。`);
    return {
      raw: words, kind: known,
      ...(isEmpty(date) ? {} : { date: dayEntered(`“${words}”的日期`, date) }),
      ...(known !== 'recurring' || isEmpty(from) ? {} : { from: dayEntered(`“${words}”的开始日期`, from) }),
      ...(known !== 'recurring' ? {} : recurrenceEntered(words, every, day)),
    };
  });
}

function recurrenceEntered(words: string, every: unknown, day: unknown): Pick<ParsedDeadline, 'every' | 'day'> {
  if (isEmpty(every)) {
    if (!isEmpty(day)) throw invalid(`“${words}”缺少周期，请选择每周、每月、每季度、每半年或每年。`);
    return {};
  }
  const known = PERIODS.find((name) => name === every);
  if (!known) throw invalid(`“${words}”的周期不在可选范围内，请重新选择。`);
  return isEmpty(day) ? { every: known } : { every: known, day: numberEntered(`“${words}”的到期日`, day, 1, known === 'week' ? 7 : 31) };
}

export function groupsEntered(value: unknown): ParsedGroup[] {
  return listEntered('责任单位', value, GROUPS_MAX).map((one) => {
    const { lead = [], responsible = [], supporting = [] } = fieldsOf(one, ['lead', 'responsible', 'supporting']);
    const group = { lead: namesEntered('牵头单位', lead), responsible: namesEntered('责任单位', responsible), supporting: namesEntered('配合单位', supporting) };
    if (group.lead.length + group.responsible.length + group.supporting.length === 0) throw invalid('有一组责任单位是空的，请填写单位或删去这一组。');
    return group;
  });
}

/** @param deadlines of the measure: what a target is due with must be one of them */
export function targetsEntered(value: unknown, deadlines: number): ParsedTarget[] {
  return listEntered('目标值', value, MEASURE_DEADLINE_LIMIT).map((one) => {
    const { deadline, raw, unit, direction, baseline, value: amount } = fieldsOf(one, ['deadline', 'raw', 'unit', 'direction', 'baseline', 'value']);
    const known = DIRECTIONS.find((name) => name === direction);
    if (!known) throw invalid('目标的方向不在可选范围内，请重新选择。');
    return {
      deadline: numberEntered('目标对应的时限', deadline, 0, deadlines - 1), raw: textEntered('目标原文', raw, 500), unit: textEntered('计量单位', unit, 50), direction: known,
      ...(isEmpty(baseline) ? {} : { baseline: decimalEntered('基数', baseline) }), value: decimalEntered('目标值', amount),
    };
  });
}

function decimalEntered(label: string, value: unknown): string {
  if (typeof value === 'string' && /^-?\d{1,15}(\.\d{1,6})?$/.test(value)) return value;
  throw invalid(`${label}应填写如“12.5”的数。`);
}

function listEntered(label: string, value: unknown, max: number): unknown[] {
  if (Array.isArray(value) && value.length <= max) return value;
  throw invalid(`${label}应为不超过${max}项的列表。`);
}

function fieldsOf<F extends string>(value: unknown, fields: readonly F[]): Partial<Record<F, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid('内容格式有误，请重新填写。');
  const unknown = Object.keys(value).find((name) => !fields.includes(name as F));
  if (unknown !== undefined) throw invalid(`没有“${unknown.slice(0, 40)}”这一项，请删除。`);
  return value;
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';
const invalid = (message: string): DomainError => new DomainError('EDIT_INVALID', message);
