import { correctEntry, type CorrectEntry } from '../ledger/correct-entry.js';
import { requireSoundFact } from '../ledger/decision.js';
import { DomainError } from '../ledger/domain-error.js';
import { chineseDate } from '../ledger/local-date.js';
import { actedFor } from './acting-member.js';
import { groupsOf, membersOfDone } from './group-members.js';
import { groupReport, requireMissing, requireNoneMissing } from './group-report.js';
import { checkLifecycle } from './lifecycle/check-lifecycle.js';
import { requireDue, withDueOf } from './lifecycle/extensions.js';
import { requireMeasure, requireMilestone } from './lifecycle/preconditions.js';
import { linkKind } from './lifecycle/provincial-link.js';
import { requireLead } from './lifecycle/registration.js';
import { requireAuthority, requireMayCorrect } from './measure.authority.js';
import type { MeasureCommand, MeasureCommandOf, MeasureContext } from './measure.commands.js';
import * as Facts from './measure.events.js';
import type { MeasureEvent, MeasureFact, Responsibility } from './measure.events.js';
import { evolve, foldMeasure, initialState } from './measure.evolve.js';
import type { MeasureState } from './measure.state.js';
import { withClaim } from './member-filings.js';
import { hasAcknowledged, reportingLeads } from './responsibilities.js';

export { evolve, foldMeasure, initialState };

type PlainCommand = Exclude<MeasureCommand, { type: 'correct-entry' }>;

/** The fact each command asks for; its fields are the command's. */
const FACT_OF = {
  'register-measure': Facts.MeasureRegistered,
  'attach-text': Facts.MeasureTextAttached,
  'revise-measure': Facts.MeasureRevised,
  acknowledge: Facts.MeasureAcknowledged,
  'report-progress': Facts.ProgressReported,
  'assess-pace': Facts.PaceAssessed,
  'report-completion': Facts.CompletionReported,
  'verify-completion': Facts.CompletionVerified,
  'return-completion': Facts.CompletionReturned,
  'report-group': Facts.CompletionReported,
  reopen: Facts.MilestoneReopened,
  suspend: Facts.MilestoneSuspended,
  resume: Facts.MilestoneResumed,
  terminate: Facts.MilestoneTerminated,
  'request-extension': Facts.ExtensionRequested,
  'grant-extension': Facts.ExtensionGranted,
  'refuse-extension': Facts.ExtensionRefused,
  'date-trigger': Facts.TriggerDated,
  'reassign-responsibility': Facts.ResponsibilityReassigned,
  'set-provincial-link': Facts.ProvincialLinkSet,
  'record-opening': Facts.OpeningRecorded,
} as const satisfies Record<PlainCommand['type'], { type: string; version: number }>;

/**
 * Accepts a command against the state of the measure in position order (`foldMeasure(history)`), or refuses it.
 *
 * @returns the facts to append, in order, all or none
 * @throws DomainError with a stable code and a Chinese message
 */
export function decide(command: MeasureCommand, state: MeasureState, context: MeasureContext): MeasureFact[] {
  if (command.type === 'correct-entry') return [correct(command, state, context)];
  if (command.type !== 'register-measure') requireMeasure(state);
  requireAuthority(command, state, context);
  const asked = factOf(command, state, context);
  const facts = [...impliedAcknowledgement(asked, state), asked];
  facts.reduce((before, fact) => accept(before, fact, context), state);
  return facts;
}

function accept(state: MeasureState, fact: MeasureFact, { today, actor }: MeasureContext): MeasureState {
  requireSoundFact(fact, today);
  checkLifecycle(state, fact);
  return evolve(state, { ...fact, actor, id: '', stream: '' } as MeasureEvent);
}

function factOf(command: PlainCommand, state: MeasureState, context: MeasureContext): MeasureFact {
  const { type: asked, occurredOn, basis, ...fields } = command;
  const { type, version } = FACT_OF[asked];
  if (command.type === 'report-group') {
    return { type, version, occurredOn, basis, data: groupReport(command, requireMilestone(state, command.milestone), state, context) } as MeasureFact;
  }
  return { type, version, occurredOn, basis, data: { ...fields, ...added(command, state, context) } } as MeasureFact;
}

function added(command: PlainCommand, state: MeasureState, context: MeasureContext): Record<string, unknown> {
  const { members } = context;
  if (command.type === 'acknowledge') return { memberOf: actedFor(command, state, members), implied: false };
  if (command.type === 'report-progress' || command.type === 'request-extension') return { memberOf: actedFor(command, state, members) };
  if (command.type === 'report-completion') {
    const group = actedFor(command, state, members);
    if (group !== null) requireMissing(state.milestones.find(({ milestone }) => milestone === command.milestone), { unit: command.unit, group }, members);
    return { memberOf: group, completes: completes(command, group, state, context) };
  }
  if (command.type === 'grant-extension') {
    const one = requireMilestone(state, command.milestone);
    return { from: requireDue(withDueOf(one, one.requests.find(({ event }) => event === command.request))) };
  }
  if (command.type === 'verify-completion') requireNoneMissing(state.milestones.find(({ milestone }) => milestone === command.milestone), members);
  if (command.type === 'set-provincial-link') return { how: linkKind(command) };
  return {};
}

/** Rule 5: the first filing of a 主报单位 on a waiting milestone acknowledges the measure; a member's first filing does for itself. */
function impliedAcknowledgement(fact: MeasureFact, state: MeasureState): MeasureFact[] {
  if (fact.type !== 'progress-reported' && fact.type !== 'completion-reported' && fact.type !== 'extension-requested') return [];
  const { occurredOn, data: { unit, milestone } } = fact;
  const group = fact.data.memberOf;
  const waiting = requireMilestone(state, milestone).status === 'pending';
  if (fact.type === 'completion-reported' && fact.data.completes !== null && group === null) return [];
  if (hasAcknowledged(state, unit, group)) return [];
  if (group === null && !(waiting && reportingLeads(state).includes(unit))) return [];
  const { type, version } = Facts.MeasureAcknowledged;
  return [{ type, version, occurredOn, basis: null, data: { unit, memberOf: group, implied: true } }];
}

/**
 * Rule 6: where a group is the 主报单位, the report of the last of its members completes the group's. Before that the office may report
 * for the group (代填) and close it.
 */
function completes({ milestone, unit, occurredOn, completedOn }: MeasureCommandOf<'report-completion'>, group: string | null, state: MeasureState, { members, actor }: MeasureContext): string[] | null {
  const one = state.milestones.find((other) => other.milestone === milestone);
  if (!one || group === null || !reportingLeads(state).includes(group)) return null;
  // What the office reported for the group stands as it said.
  if (one.status === 'reported' && one.rollUp === null) return null;
  const claim = { event: '', on: occurredOn, completedOn, account: actor.account };
  return membersOfDone({ members: withClaim(one, { unit, group }, claim) }, members, group);
}

/** Fields that say what an entry is about; whoever is wrong there makes a new entry. */
const IDENTITY_FIELDS = ['plan', 'milestone', 'unit', 'request', 'memberOf', 'completes', 'implied', 'enteredFor', 'to', 'proposed', 'how'];

/** What an entry has from the plan document: text and hashes prove each other, so none of them changes without the document. */
const FROM_DOCUMENT: Partial<Record<MeasureEvent['type'], readonly string[]>> = {
  'measure-registered': ['text', 'source'],
  'measure-revised': ['text', 'textSha256', 'documentSha256'],
  'measure-text-attached': ['text', 'textSha256', 'documentSha256'],
};

function correct(command: CorrectEntry, state: MeasureState, context: MeasureContext): MeasureFact {
  requireMeasure(state);
  const { history } = context;
  return correctEntry(command, history, context, {
    identityFields: IDENTITY_FIELDS,
    requireMayCorrect: (target) => requireMayCorrect(target, foldMeasure(history.slice(0, history.indexOf(target))), context),
    requireMayChange,
    replay: (corrected) => {
      const after = replay(corrected);
      requireSameMilestones(state, after);
      requireMember(command, corrected, after, context);
      requireAllMembers(state, after, context);
    },
  });
}

/** Rule 7 holds for corrected units as for a new division of work, whatever the document left open at registration. */
function requireMayChange(target: MeasureEvent, changes: Record<string, unknown>): void {
  const field = FROM_DOCUMENT[target.type]?.find((one) => Object.hasOwn(changes, one));
  if (field !== undefined) {
    throw new DomainError('PLAN_TEXT_FIXED', '措施原文出自方案文件，与文件指纹相互印证，不能更正；请修订方案，或重新导入正式文件。', 'conflict', { field });
  }
  if (target.type === 'opening-recorded' && Object.hasOwn(changes, 'source')) {
    throw new DomainError('OPENING_SOURCE_FIXED', '期初情况出自原台账的哪一行不能更正；内容有误的，请更正内容。', 'conflict', { field: 'source' });
  }
  if (target.type === 'completion-reported' && target.data.completes !== null && target.data.memberOf === null && Object.keys(changes).length > 0) {
    throw new DomainError('FROM_MEMBERS', '汇总报完成的内容出自各成员单位的填报，请更正相应成员单位的填报。', 'conflict', { fields: Object.keys(changes) });
  }
  if (Array.isArray(changes.units)) requireLead(changes.units as Responsibility[]);
}

function replay(history: readonly MeasureEvent[]): MeasureState {
  return history.reduce((state, event) => {
    checkLifecycle(state, event);
    return evolve(state, event);
  }, initialState);
}

/** A corrected deadline may not make milestones appear or vanish: filings, slips and records name them. */
function requireSameMilestones(before: MeasureState, after: MeasureState): void {
  const names = ({ milestones }: MeasureState): string => milestones.map(({ milestone }) => milestone).join(' ');
  if (names(before) === names(after)) return;
  throw new DomainError('MILESTONES_CHANGED', '这样更正会使时间节点增加或减少，请保持时间节点不变。', 'conflict', { before: names(before), after: names(after) });
}

/** What a unit filed as a member of a group it filed on a day on which it was one. */
function requireMember({ target, correctedDay }: CorrectEntry, corrected: readonly MeasureEvent[], state: MeasureState, { members }: MeasureContext): void {
  const event = corrected.find(({ id }) => id === target);
  if (correctedDay === null || !event || !('memberOf' in event.data) || event.data.memberOf === null) return;
  const { unit, memberOf } = event.data;
  if (groupsOf(state, members, unit, event.occurredOn).some(({ group }) => group === memberOf)) return;
  throw new DomainError('MEMBER_NOT_THEN', `${chineseDate(event.occurredOn)}该单位不是这个成员单位组的成员，请核对改后的日期。`, 'conflict', { unit, memberOf });
}

/** A group that was done stays so only where every member of the corrected day has reported. */
function requireAllMembers(before: MeasureState, { milestones }: MeasureState, { members }: MeasureContext): void {
  for (const one of milestones) {
    if (one.rollUp === null || before.milestones.some(({ milestone, reportedOn }) => milestone === one.milestone && reportedOn === one.reportedOn)) continue;
    if (membersOfDone(one, members, one.rollUp.group, one.rollUp.on) !== null) continue;
    throw new DomainError('MEMBERS_MISSING', `这样更正后，“${one.label}”报完成之日尚有成员单位没有报完成。`, 'conflict', { milestone: one.milestone });
  }
}
