import { DomainError } from '../ledger/domain-error.js';
import { citeMeasure } from './cite-measure.js';
import { groupsOf, type ActedFor } from './group-members.js';
import type { MeasureCommandOf, MeasureContext } from './measure.commands.js';
import type { MeasureState } from './measure.state.js';
import { leads, reportingLeads } from './responsibilities.js';

/** What a unit does for itself or as a member of a group. */
export const MEMBER_COMMANDS = ['acknowledge', 'report-progress', 'report-completion', 'request-extension'] as const;
export type UnitCommand = MeasureCommandOf<(typeof MEMBER_COMMANDS)[number]>;

/**
 * The group as a member of which the unit acts (rule 6): the one it says, else the only one that may be meant; null where the plan names
 * the unit for this itself, or it belongs to none.
 *
 * @throws DomainError GROUP_AMBIGUOUS, NOT_MEMBER_OF_GROUP
 */
export function actedFor(command: UnitCommand, state: MeasureState, members: MeasureContext['members']): string | null {
  const { unit, occurredOn, memberOf = null } = command;
  if (memberOf !== null) {
    const chosen = groupsOf(state, members, unit, occurredOn).find(({ group }) => group === memberOf);
    if (chosen) return chosen.group;
    throw new DomainError('NOT_MEMBER_OF_GROUP', `该单位当日不是${citeMeasure(state)}中这个成员单位组的成员，请重新选择以哪个成员单位组的名义办理。`, 'forbidden', { unit, memberOf });
  }
  const groups = possibleGroups(command, state, members);
  if (groups.length < 2) return groups[0]?.group ?? null;
  throw new DomainError(
    'GROUP_AMBIGUOUS', `该单位同时是${groups.map(({ name }) => `“${name}”`).join('和')}的成员，请选择以哪一个的名义办理。`, 'invalid', { unit, groups: groups.map(({ group }) => group) },
  );
}

/** The groups that may be meant where none is said: of those it belongs to the ones that answer most directly for the measure. */
export function possibleGroups(command: UnitCommand, state: MeasureState, members: MeasureContext['members']): ActedFor[] {
  if (isNamed(command, state)) return [];
  const groups = groupsOf(state, members, command.unit, command.occurredOn);
  return groups.filter(({ rank }) => rank === groups[0]!.rank);
}

/** A unit that the plan names for this acts for itself, also where it belongs to a group. */
function isNamed({ type, unit }: UnitCommand, state: MeasureState): boolean {
  if (type === 'report-completion') return reportingLeads(state).includes(unit);
  if (type === 'request-extension') return leads(state, unit);
  return state.units.some((one) => one.unit === unit && (type === 'acknowledge' || one.role !== 'supporting'));
}
