import type { LocalDate } from '../../ledger/fact.js';
import { addDays, daysBetween } from '../../ledger/local-date.js';
import type { MilestoneState } from '../../measures/measure.state.js';
import type { SeededRandom } from '../random.js';

/** How far work on a target has come on a day, and how that compares with an even pace (rule 5). */

const ON_PACE_TOLERANCE = 0.06;

/** The cumulative value a lead files on that day; null without a target. What was cumulated never falls. */
export function cumulativeOn(one: MilestoneState, day: LocalDate, random: SeededRandom): string | null {
  const target = one.targets[0];
  if (!target) return null;
  const done = Math.min(1, Math.max(0.02, evenShare(one, day) + (random.fraction() - 0.6) * 0.35));
  const [from, to] = [Number(target.baseline ?? 0), Number(target.value)];
  const before = one.cumulative ? Number(one.cumulative.value) : from;
  const reached = from + (to - from) * done;
  const value = to >= from ? Math.max(reached, before) : Math.min(reached, before);
  return written(value, target.value);
}

/** The value with a digit too many, as a slip of the hand. */
export function mistyped(value: string): string {
  return value.includes('.') ? value.replace('.', '') : `${value}0`;
}

/** Null where there is nothing to assess from. */
export function paceOn(one: MilestoneState, day: LocalDate): 'ahead' | 'on-pace' | 'behind' | 'not-quantified' | null {
  const target = one.targets[0];
  if (!target) return 'not-quantified';
  if (!one.cumulative) return null;
  const [from, to] = [Number(target.baseline ?? 0), Number(target.value)];
  const ahead = (Number(one.cumulative.value) - from) / (to - from) - evenShare(one, day);
  return Math.abs(ahead) <= ON_PACE_TOLERANCE ? 'on-pace' : ahead > 0 ? 'ahead' : 'behind';
}

function evenShare({ due, openedOn }: MilestoneState, day: LocalDate): number {
  const until = due ?? addDays(openedOn, 330);
  return Math.min(1, daysBetween(openedOn, day) / Math.max(1, daysBetween(openedOn, until)));
}

/** As many decimals as the target has, one at least for small values. */
function written(value: number, like: string): string {
  const decimals = like.split('.')[1]?.length ?? (Number(like) < 20 ? 1 : 0);
  return value.toFixed(decimals);
}
