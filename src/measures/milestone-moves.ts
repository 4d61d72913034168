import type { LocalDate } from '../ledger/fact.js';
import type { MilestoneState, MilestoneStatus } from './measure.state.js';

/** A 主报单位 that acknowledges takes a waiting milestone into work, after the resumption where it is suspended. */
export function takeUp(one: MilestoneState, on: LocalDate): MilestoneState {
  if (one.status === 'pending') return moved(one, 'in-progress', on);
  if (one.status === 'suspended' && one.statusBeforeSuspension === 'pending') return { ...one, statusBeforeSuspension: 'in-progress' };
  return one;
}

/**
 * Every status but 已销号 has no accepted completion, every one but 暂停 nothing to return to. A back-dated acknowledgement does
 * not take `statusSince` back: what follows must still come after the resumption it was entered behind.
 */
export function moved(one: MilestoneState, status: MilestoneStatus, on: LocalDate, changes: Partial<MilestoneState> = {}): MilestoneState {
  return { ...one, status, statusSince: later(one.statusSince, on), completedOn: null, closedOn: null, statusBeforeSuspension: null, ...changes };
}

export function later(one: LocalDate | null, other: LocalDate): LocalDate {
  return one !== null && one > other ? one : other;
}
