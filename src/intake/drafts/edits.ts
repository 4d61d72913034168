import { UNIT_CLASSES } from '../../departments/department.events.js';
import { DomainError } from '../../ledger/domain-error.js';
import type { MeasurePair } from '../registration/compare-measure.js';
import { MEASURE_TEXT_LIMIT, MEASURE_TITLE_LIMIT } from '../registration/limits.js';
import type { OpeningEntry } from '../registration/opening-entries.js';
import { backToReading } from './back-to-reading.js';
import { FRONT_FIELDS, PLAN_ANSWERS, type DraftReading, type DraftWork, type FrontField, type KeptChoice, type MeasureChanges, type SectionChanges } from './draft.js';
import { dayEntered, deadlinesEntered, groupsEntered, namesEntered, numberEntered, targetsEntered, textEntered } from './entered-values.js';
import { effectiveOnEntered, whereActedEntered } from './effective-day.js';
import { editOpening, type OpeningEdit } from './opening.js';
import { documentAsReviewed, warningKey, type ReviewedDocument } from './reviewed-document.js';
import { printedNames } from './unit-matching.js';

/** One change a person makes to the reading. `value` is checked here, at the edge of the draft. */
export type Edit =
  | { about: 'front'; field: string; value: unknown; notStated: boolean }
  | { about: 'measure' | 'section'; key: string; field: string; value: unknown }
  | { about: 'duty'; key: string; state: 'open' | 'register' | 'dismiss'; title: unknown; units: unknown; deadlines: unknown; reason: unknown }
  | { about: 'unit'; printed: string; choice: unknown }
  | { about: 'warning'; key: string; settled: boolean }
  | { about: 'difference'; key: string; accepted: boolean }
  | { about: 'pair'; key: string; measure: string; same: boolean }
  | { about: 'reading'; key: string; field: string }
  | { about: 'effective'; on?: unknown; whereActed?: unknown }
  | { about: 'standing'; plan: string; answer: unknown }
  | OpeningEdit;

export interface EditContext {
  reading: DraftReading;
  /** Whose units are chosen from. */
  jurisdiction?: string;
  /** Whether the ledger, or the register that comes with the program, has the unit. */
  isUnit(unit: string): boolean;
  /** Name of the unit of the plan's jurisdiction that has this name, or null. */
  unitNamed(name: string): string | null;
  /** Keys of what differs from the plan in the ledger. */
  differences: readonly string[];
  /** Which measure of the ledger each of another edition was taken for, and those pairs that were parted; empty where no edit is about them. */
  pairs?: readonly MeasurePair[];
  /** Plans of the ledger that the document resembles; empty where no edit is about them. */
  resembling?: readonly string[];
  /** What the document's rows propose as 期初补录; empty where no edit is about them. */
  opening?: readonly OpeningEntry[];
}

/**
 * What the person has done after one more edit.
 *
 * @throws DomainError EDIT_INVALID, UNKNOWN_KEY, IMPOSSIBLE_DATE, DATE_OUT_OF_RANGE, REASON_REQUIRED, UNKNOWN_UNIT, NAME_TAKEN
 */
export function applyEdit(work: DraftWork, edit: Edit, context: EditContext): DraftWork {
  switch (edit.about) {
    case 'front': return { ...work, front: { ...work.front, [edit.field]: frontAnswer(edit) } };
    case 'section': {
      requireKey(documentOf(work, context).sections.map(({ key }) => key), edit.key);
      return { ...work, sections: { ...work.sections, [edit.key]: { ...work.sections[edit.key], ...sectionChange(edit.field, edit.value) } } };
    }
    case 'measure': {
      const measure = documentOf(work, context).sections.flatMap(({ measures }) => measures).find(({ key }) => key === edit.key);
      if (!measure) throw unknownKey(edit.key);
      return { ...work, measures: { ...work.measures, [edit.key]: { ...work.measures[edit.key], ...measureChange(edit.field, edit.value, measure.deadlines.length) } } };
    }
    case 'duty': return decideDuty(work, edit, context);
    case 'unit': {
      requireKey(printedNames(documentOf(work, context)), edit.printed);
      return { ...work, units: { ...work.units, [edit.printed]: unitChoice(edit.choice, context) } };
    }
    case 'warning': {
      requireKey(context.reading.file.plan.warnings.map((_, index) => warningKey(index)), edit.key);
      return { ...work, settled: withOrWithout(work.settled, edit.key, edit.settled) };
    }
    case 'opening':
    case 'opening-row': return { ...work, opening: editOpening(work, edit, context.opening ?? []) };
    case 'effective': return { ...work, ...(edit.on === undefined ? {} : { effectiveOn: effectiveOnEntered(edit.on) }), ...(edit.whereActed === undefined ? {} : { whereActed: whereActedEntered(edit.whereActed) }) };
    case 'reading': return backToReading(work, edit.key, edit.field);
    case 'standing': {
      requireKey(context.resembling ?? [], edit.plan);
      return { ...work, standing: standingWith(work, edit) };
    }
    case 'pair': return { ...work, apart: apartWith(work, edit, context.pairs ?? []) };
    case 'difference': {
      requireKey(context.differences, edit.key);
      return { ...work, accepted: withOrWithout(work.accepted, edit.key, edit.accepted), declined: withOrWithout(work.declined ?? [], edit.key, !edit.accepted) };
    }
  }
}

const documentOf = (work: DraftWork, { reading }: EditContext): ReviewedDocument => documentAsReviewed(reading, work);

/** Fields a document may leave out; the person says so (文件未载明). */
const STATED_FIELDS: readonly string[] = ['issuer', 'documentNumber', 'issued'];
const FRONT_LABELS: Record<FrontField, string> = {
  title: '方案名称', shortTitle: '方案简称', jurisdiction: '所属地区', issuer: '发文机关', documentNumber: '发文字号', issued: '成文日期', year: '方案年份', ends: '方案截止日期',
};

function frontAnswer({ field, value, notStated }: Extract<Edit, { about: 'front' }>): { value: string | number | null; notStated: boolean } {
  const known = FRONT_FIELDS.find((one) => one === field);
  if (!known) throw invalid(`没有“${field}”这一项，请刷新页面后重试。`);
  if (notStated) {
    if (!STATED_FIELDS.includes(known)) throw invalid(`${FRONT_LABELS[known]}不能缺少，请补填。`);
    return { value: null, notStated };
  }
  if (known === 'year') return { value: numberEntered(FRONT_LABELS.year, value, 1990, 2100), notStated };
  if (known === 'issued' || known === 'ends') return { value: dayEntered(FRONT_LABELS[known], value), notStated };
  return { value: textEntered(FRONT_LABELS[known], value, known === 'jurisdiction' ? 100 : 500), notStated };
}

function sectionChange(field: string, value: unknown): SectionChanges {
  if (field === 'name') return { name: textEntered('领域名称', value, 500) };
  if (field === 'leader') return { leader: value === null ? null : textEntered('分管领导', value, 200) };
  if (field === 'coordinator') return { coordinator: value === null ? null : textEntered('总牵头协调部门', value, 200) };
  throw invalid(`领域没有“${field}”这一项，请刷新页面后重试。`);
}

function measureChange(field: string, value: unknown, deadlines: number): MeasureChanges {
  switch (field) {
    case 'title': return { title: textEntered('标题', value, MEASURE_TITLE_LIMIT) };
    case 'text': return { text: textEntered('原文', value, MEASURE_TEXT_LIMIT) };
    case 'number': return { number: value === null ? null : numberEntered('序号', value, 0, 9_999) };
    case 'deadlines': return { deadlines: deadlinesEntered(value) };
    case 'groups': return { groups: groupsEntered(value) };
    case 'unitsIncomplete': {
      if (typeof value !== 'boolean') throw invalid('请说明责任单位是否已列全。');
      return { unitsIncomplete: value };
    }
    case 'targets': return { targets: targetsEntered(value, Math.max(1, deadlines)) };
    default: throw invalid(`措施没有“${field}”这一项，请刷新页面后重试。`);
  }
}

function decideDuty(work: DraftWork, { key, state, title, units, deadlines, reason }: Extract<Edit, { about: 'duty' }>, context: EditContext): DraftWork {
  requireKey(documentOf(work, context).duties.map((duty) => duty.key), key);
  const before = work.duties[key];
  const said = <T>(value: unknown, entered: (value: unknown) => T, otherwise: T | null | undefined): T | null =>
    (value === undefined ? (otherwise ?? null) : value === null ? null : entered(value));
  const why = said(reason, (value) => textEntered('理由', value, 500), before?.reason);
  if (state === 'dismiss' && why === null) throw new DomainError('REASON_REQUIRED', '请填写不作登记的理由。', 'invalid', { key });
  return {
    ...work,
    duties: {
      ...work.duties,
      [key]: {
        state, reason: why, title: said(title, (value) => textEntered('标题', value, MEASURE_TITLE_LIMIT), before?.title),
        units: said(units, (value) => namesEntered('责任单位', value), before?.units), deadlines: said(deadlines, deadlinesEntered, before?.deadlines),
      },
    },
  };
}

function unitChoice(choice: unknown, { isUnit, unitNamed, jurisdiction = '' }: EditContext): KeptChoice | null {
  if (choice === null) return null;
  const { kind, unit, name, class: unitClass } = choice as Record<string, unknown>;
  if (kind === 'existing') {
    const id = textEntered('单位', unit, 100);
    if (!isUnit(id)) throw new DomainError('UNKNOWN_UNIT', `台账中没有编号为“${id}”的单位，请从单位名录中重新选择。`, 'invalid', { unit: id });
    return { kind, unit: id, jurisdiction };
  }
  const full = textEntered('单位名称', name, 200);
  const known = UNIT_CLASSES.find((one) => one === unitClass);
  if (kind !== 'new' || !known) throw invalid('请选择单位类别。');
  const taken = unitNamed(full);
  if (taken !== null) throw new DomainError('NAME_TAKEN', `“${full}”已是${taken}的名称，请直接选用该单位。`, 'conflict', { name: full });
  return { kind, name: full, class: known };
}

/** Null takes the answer back. */
function standingWith({ standing = {} }: DraftWork, { plan, answer }: Extract<Edit, { about: 'standing' }>): DraftWork['standing'] {
  const { [plan]: _, ...others } = standing;
  if (answer === null) return others;
  const known = PLAN_ANSWERS.find((one) => one === answer);
  if (!known) throw invalid('请选择这份文件是修订稿还是另一个方案。');
  return { ...others, [plan]: known };
}

/** A measure of the document is not the one of the ledger that it was taken for, or is it after all. */
function apartWith({ apart = {} }: DraftWork, { key, measure, same }: Extract<Edit, { about: 'pair' }>, pairs: readonly MeasurePair[]): Record<string, string[]> {
  if (!pairs.some((one) => one.key === key && one.measure === measure)) throw unknownKey(key);
  const { [key]: before = [], ...others } = apart;
  const now = withOrWithout(before, measure, !same);
  return now.length === 0 ? others : { ...others, [key]: now };
}

function withOrWithout(list: readonly string[], key: string, wanted: boolean): string[] {
  const rest = list.filter((one) => one !== key);
  return wanted ? [...rest, key] : rest;
}

function requireKey(keys: readonly string[], key: string): void {
  if (!keys.includes(key)) throw unknownKey(key);
}

const unknownKey = (key: string): DomainError => new DomainError('UNKNOWN_KEY', `这份文件里没有“${key}”，请重新查看文件内容后再选。`, 'invalid', { key });
const invalid = (message: string): DomainError => new DomainError('EDIT_INVALID', message);
