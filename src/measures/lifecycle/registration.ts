import { isDeepStrictEqual } from 'node:util';
import { DomainError } from '../../ledger/domain-error.js';
import type { LocalDate } from '../../ledger/fact.js';
import { citeMeasure } from '../cite-measure.js';
import type { MeasureFact, Milestone, Responsibility } from '../measure.events.js';
import type { MeasureState } from '../measure.state.js';
import { hasAcknowledged } from '../responsibilities.js';
import { requireNotBefore } from './preconditions.js';

type FactNamed<T extends MeasureFact['type']> = Extract<MeasureFact, { type: T }>;

/** @throws DomainError MEASURE_ALREADY_REGISTERED, DUPLICATE_MILESTONE, DEADLINE_INCOMPLETE, DUPLICATE_UNIT, NO_LEAD */
export function checkRegistration(state: MeasureState, { data }: FactNamed<'measure-registered'>): void {
  if (state.exists) throw new DomainError('MEASURE_ALREADY_REGISTERED', `${citeMeasure(state)}已经登记，不能重复登记。`, 'conflict');
  checkMilestones(data.milestones);
  checkUnits(data.units);
}

/** @throws DomainError DUPLICATE_MILESTONE, DEADLINE_INCOMPLETE */
export function checkMilestones(milestones: readonly Milestone[]): void {
  const seen = new Set<string>();
  for (const one of milestones) {
    // `@` separates a recurring milestone from its occurrence.
    if (seen.has(one.milestone) || one.milestone.includes('@')) {
      throw new DomainError('DUPLICATE_MILESTONE', `时间节点编号“${one.milestone}”重复或含有“@”，请换一个编号。`, 'invalid', { milestone: one.milestone });
    }
    seen.add(one.milestone);
    checkDeadline(one);
  }
}

/** Rule 2: what each kind of deadline must and must not fix. A `recurring` one whose days the text leaves open has no period, and no due day. */
function checkDeadline({ label, milestone, deadline }: Milestone): void {
  if (!deadline) return;
  const wrong =
    (deadline.kind === 'by' || deadline.kind === 'within') && !deadline.date ? '缺少截止日期'
    : deadline.kind === 'from' && !deadline.from && !deadline.date ? '缺少开始日期'
    : deadline.kind === 'recurring' && !deadline.every && deadline.day !== null ? '缺少周期'
    : (deadline.kind === 'relative' || deadline.kind === 'ongoing') && deadline.date ? '不应有固定日期'
    : null;
  if (wrong) throw new DomainError('DEADLINE_INCOMPLETE', `“${label}”的完成时限“${deadline.raw}”${wrong}，请补正。`, 'invalid', { milestone });
}

/** Rule 7: a unit stands once in a bracket, and a bracket with responsible units has a lead (as printed or derived). */
export function checkUnits(units: readonly Responsibility[]): void {
  const seen = new Set<string>();
  for (const { unit, printedName, group } of units) {
    if (seen.has(`${group} ${unit}`)) {
      throw new DomainError('DUPLICATE_UNIT', `“${printedName}”在同一组责任单位中出现了两次，请删去一处。`, 'invalid', { unit, group });
    }
    seen.add(`${group} ${unit}`);
  }
  const leaderless = units.find(({ group, role }) => role === 'responsible' && !units.some((one) => one.group === group && one.role === 'lead'));
  if (leaderless) throw new DomainError('NO_LEAD', `第${leaderless.group}组责任单位没有牵头单位，请指定一个。`, 'invalid', { group: leaderless.group });
}

/** A document may name no unit, or supporting units alone; people who divide the work name who leads. @throws DomainError NO_LEAD */
export function requireLead(units: readonly Pick<Responsibility, 'role'>[]): void {
  if (units.some(({ role }) => role === 'lead')) return;
  throw new DomainError('NO_LEAD', '没有牵头单位，请至少指定一个牵头单位。', 'invalid', { units: units.length });
}

/** A text once attached, or fixed by its hash at registration, is never replaced in silence. */
export function checkText(state: MeasureState, { data }: FactNamed<'measure-text-attached'>): void {
  if (state.text !== null) throw new DomainError('TEXT_ALREADY_ATTACHED', `${citeMeasure(state)}的原文已经载入。`, 'conflict');
  if (state.textSha256 !== null && state.textSha256 !== data.textSha256) {
    throw new DomainError('TEXT_DIFFERS', `${citeMeasure(state)}的原文与登记时的不一致，没有载入；请核对方案文本。`, 'conflict', {
      registered: state.textSha256, given: data.textSha256,
    });
  }
}

export function checkAcknowledgement(state: MeasureState, { data, occurredOn }: FactNamed<'measure-acknowledged'>): void {
  const named = state.units.find(({ unit }) => unit === (data.memberOf ?? data.unit));
  if (!named) throw new DomainError('UNIT_NOT_RESPONSIBLE', `该单位不在${citeMeasure(state)}的责任单位之列，请核对所选单位。`, 'forbidden', { unit: data.unit });
  if (hasAcknowledged(state, data.unit, data.memberOf)) {
    const who = data.memberOf === null ? named.printedName : '该单位';
    throw new DomainError('ALREADY_ACKNOWLEDGED', `${who}已经签收${citeMeasure(state)}，不必重复签收。`, 'conflict', { unit: data.unit });
  }
  requireNotBefore(occurredOn, state.reassignedOn, '分工调整');
}

export function checkReassignment(state: MeasureState, { data, occurredOn }: FactNamed<'responsibility-reassigned'>): void {
  checkUnits(data.units);
  requireLead(data.units);
  // Rule 6: where the plan says 等, that nobody else is meant is a decision too.
  if (isDeepStrictEqual(data.units, state.units) && !state.unitsIncomplete) throw new DomainError('NOTHING_CHANGED', `${citeMeasure(state)}的责任单位没有变化，请调整后再提交。`);
  requireAfterWork(state, occurredOn);
}

/** @throws DomainError DATE_BEFORE_PREDECESSOR */
export function requireAfterWork(state: MeasureState, occurredOn: LocalDate): void {
  requireNotBefore(occurredOn, state.reassignedOn, '上次分工调整');
  // What the units did before they did as the units of that time: a new division of work cannot precede it.
  const lastMove = state.milestones.reduce<LocalDate>((latest, { statusSince }) => (statusSince > latest ? statusSince : latest), state.registeredOn);
  requireNotBefore(occurredOn, lastMove, '最近一次办理');
  requireNotBefore(occurredOn, state.lastFiledOn, '最近一次填报');
}
