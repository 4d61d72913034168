import { isDeepStrictEqual } from 'node:util';
import type { LocalDate } from '../../ledger/fact.js';
import { chineseDate, daysBetween } from '../../ledger/local-date.js';
import type { Milestone } from '../../measures/measure.events.js';
import type { MeasureState, MilestoneState } from '../../measures/measure.state.js';
import { isPast, milestonesUnder } from '../../measures/revised-milestones.js';
import { goesOn } from './import-work.js';

/**
 * What new deadlines do to time nodes that were worked on under the old ones, for who decides whether to take them over; null: nothing
 * but that they are the deadlines from then on.
 *
 * @param list the milestones of the revision
 * @param on day from which it applies
 */
export function effectOfDeadlines({ state, list, on }: { state: MeasureState; list: readonly Milestone[]; on: LocalDate }): string | null {
  const after = new Map(milestonesUnder(state, list, on).map((one) => [one.milestone, one]));
  const open = state.milestones.filter(goesOn);
  const left = open.filter((one) => isPast(one, on));
  const ended = open.filter((one) => !after.has(one.milestone) && !isPast(one, on));
  const deadlines = new Map(list.map(({ milestone, deadline }) => [milestone, deadline]));
  const closed = state.milestones.filter(({ milestone, status, occurrence, deadline }) => status === 'closed' && occurrence === null && !isDeepStrictEqual(deadlines.get(milestone), deadline));
  const said = [
    ...(ended.length > 0 ? [`尚未到期的${ended.length}${ended.every(({ occurrence }) => occurrence !== null) ? '期' : '个时间节点'}（${named(ended)}）终止`] : []),
    ...(left.length > 0 ? [`此前已到期、尚未销号的${left.length}期（${named(left)}）仍按原时限办结`] : []),
    ...(closed.length > 0 ? [`已销号的${named(closed)}仍按原时限认定，不重新办理`] : []),
    ...[...after.values()].filter(goesOn).flatMap((one) => ofOpen(one, on)),
  ];
  return said.length === 0 ? null : `采用后：${said.join('；')}。`;
}

/** What a measure that is taken up again is at once. */
export function effectOfReturning(ended: readonly MilestoneState[], on: LocalDate): string | null {
  const late = ended.flatMap((one) => overdueSince(one, on));
  return late.length === 0 ? null : `采用后：${late.join('；')}。`;
}

function ofOpen(one: MilestoneState, on: LocalDate): string[] {
  if (isPast(one, on)) return [];
  const extended = one.due !== null && one.originalDue !== null && one.due > one.originalDue;
  if (extended) return [`${one.label}已延期至${chineseDate(one.due!)}，仍然有效`];
  return one.status === 'reported' || one.status === 'suspended' ? [] : overdueSince(one, on);
}

const overdueSince = ({ label, due }: MilestoneState, on: LocalDate): string[] => (due !== null && due < on ? [`${label}的时限${chineseDate(due)}已过，即为逾期${daysBetween(due, on)}天`] : []);

/** The first and the last of many. */
function named(nodes: readonly MilestoneState[]): string {
  const words = nodes.map(({ label, occurrence }) => (occurrence === null ? label : /（([^（）]+)）$/u.exec(label)?.[1] ?? label));
  return words.length <= 2 ? words.join('、') : `${words[0]}至${words.at(-1)}`;
}
