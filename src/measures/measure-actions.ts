import { DomainError } from '../ledger/domain-error.js';
import type { LocalDate } from '../ledger/fact.js';
import { addDays } from '../ledger/local-date.js';
import { MEMBER_COMMANDS, possibleGroups, type UnitCommand } from './acting-member.js';
import { actingUnit } from './filing-unit.js';
import { membersOn, type ActedFor } from './group-members.js';
import { withDueOf } from './lifecycle/extensions.js';
import type { MeasureCommand, MeasureContext } from './measure.commands.js';
import { decide } from './measure.decider.js';
import type { MeasureState, MilestoneState } from './measure.state.js';
import { openRequests } from './open-request.js';
import { reportingLeads } from './responsibilities.js';

/** What a person may do now, and in the decider's own words why not. */
export interface MeasureAction {
  /** Name of the command, e.g. report-progress. */
  action: MeasureCommand['type'];
  label: string;
  /** Milestone it is about; null for the measure as a whole. */
  milestone: string | null;
  allowed: boolean;
  reason: string | null;
  /** Groups as a member of which the unit may act, where there are several: one has to be said (rule 6). */
  groups?: { unit: string; name: string }[];
  /** Of correct-entry only: every entry it can be asked for, with why not; null where this person may correct it. */
  entries?: { event: string; reason: string | null }[];
}

const ON_MILESTONES = {
  'report-progress': '进展填报', 'report-completion': '报完成', 'report-group': '汇总报完成', 'request-extension': '申请延期',
  'grant-extension': '同意延期', 'refuse-extension': '不同意延期', 'verify-completion': '核验销号', 'return-completion': '退回整改',
  'assess-pace': '进度评定', 'date-trigger': '时限触发', suspend: '暂停', resume: '恢复', terminate: '终止', reopen: '重新启用',
} as const satisfies Partial<Record<MeasureCommand['type'], string>>;
type MilestoneAction = keyof typeof ON_MILESTONES;

/** Every action of the acting person: the decider is asked with a well-filled form, nothing is written. */
export function measureActions(state: MeasureState, context: MeasureContext): MeasureAction[] {
  const happening = { occurredOn: context.today, basis: null };
  const unit = actingUnit(context.actor, undefined);
  const onMeasure: [string, MeasureCommand][] = [
    ['签收', { type: 'acknowledge', ...happening, unit }],
    ['分工调整', { type: 'reassign-responsibility', ...happening, reason: SAMPLE_TEXT, units: [...state.units, { ...SAMPLE_UNIT, group: newGroup(state) }] }],
  ];
  const hasMembers = reportingLeads(state).some((group) => membersOn(context.members, group, context.today).length > 0);
  const names = (Object.keys(ON_MILESTONES) as MilestoneAction[]).filter((name) => name !== 'report-group' || hasMembers);
  return [
    ...onMeasure.map(([label, command]) => asked(command, label, null, state, context)),
    { action: 'correct-entry', label: '更正', milestone: null, ...mayCorrect(state, context) },
    ...state.milestones.flatMap((one) =>
      names.map((name) => asked(filledForm(name, one, state, context), ON_MILESTONES[name], one.milestone, state, context))),
  ];
}

const SAMPLE_TEXT = '（预填）';
const SAMPLE_BASIS = { title: SAMPLE_TEXT, documentNumber: null, issuedOn: null, sha256: null };
const SAMPLE_UNIT = { unit: 'unit', printedName: SAMPLE_TEXT, role: 'lead', derived: false } as const;

function newGroup(state: MeasureState): number {
  return Math.max(0, ...state.units.map(({ group }) => group)) + 1;
}

function asked(command: MeasureCommand, label: string, milestone: string | null, state: MeasureState, context: MeasureContext): MeasureAction {
  const groups = mayBeAsMember(command) ? possibleGroups(command, state, context.members) : [];
  if (groups.length > 1) return askedAsEach(groups, command as UnitCommand, label, milestone, state, context);
  const refusal = refusalOf(command, state, context);
  return { action: command.type, label, milestone, allowed: refusal === null, reason: refusal?.message ?? null };
}

const mayBeAsMember = (command: MeasureCommand): command is UnitCommand => (MEMBER_COMMANDS as readonly string[]).includes(command.type);

/** Offered for those groups for which the unit may still do it. */
function askedAsEach(groups: ActedFor[], command: UnitCommand, label: string, milestone: string | null, state: MeasureState, context: MeasureContext): MeasureAction {
  const answers = groups.map(({ group, name }) => ({ unit: group, name, refusal: refusalOf({ ...command, memberOf: group }, state, context) }));
  const allowed = answers.filter(({ refusal }) => refusal === null);
  return {
    action: command.type, label, milestone, allowed: allowed.length > 0, reason: allowed.length > 0 ? null : answers[0]!.refusal!.message,
    groups: allowed.map(({ unit, name }) => ({ unit, name })),
  };
}

function refusalOf(command: MeasureCommand, state: MeasureState, context: MeasureContext): DomainError | null {
  try {
    decide(command, state, context);
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

/** A correction without a change passes every other rule where the person may correct that entry. */
function mayCorrect(state: MeasureState, context: MeasureContext): Pick<MeasureAction, 'allowed' | 'reason' | 'entries'> {
  const { history, today } = context;
  const entries = history.flatMap(({ id }) => {
    const refusal = refusalOf(
      { type: 'correct-entry', occurredOn: today, basis: null, target: id, reason: SAMPLE_TEXT, correctedDay: null, changes: {} }, state, context,
    );
    if (refusal?.code === 'CORRECTION_OF_CORRECTION') return [];
    return [{ event: id, reason: refusal === null || refusal.code === 'NOTHING_CHANGED' ? null : refusal.message }];
  });
  const allowed = entries.some(({ reason }) => reason === null);
  return { allowed, reason: allowed ? null : entries.at(-1)?.reason ?? null, entries };
}

function filledForm(name: MilestoneAction, one: MilestoneState, state: MeasureState, { today, actor }: MeasureContext): MeasureCommand {
  const { milestone } = one;
  const happening = { occurredOn: today, basis: SAMPLE_BASIS };
  const onMilestone = { ...happening, milestone };
  const later = laterThan(one, today);
  const latest = one.members.reduce((last, { extendedTo }) => (extendedTo !== null && extendedTo >= last ? addDays(extendedTo, 1) : last), later);
  const [request = 'none'] = openRequests(state, milestone);
  const partAsked = withDueOf(one, one.requests.find(({ event }) => event === request));
  const unit = actingUnit(actor, state.units.find(({ role }) => role === 'lead')?.unit);
  const enteredFor = actor.role === 'office' ? { source: SAMPLE_TEXT } : null;
  switch (name) {
    case 'report-progress':
      return { type: name, ...onMilestone, unit, text: SAMPLE_TEXT, cumulative: null, problems: null, nextSteps: null, enteredFor };
    case 'report-completion': return { type: name, ...onMilestone, unit, text: SAMPLE_TEXT, completedOn: today, enteredFor };
    case 'request-extension': return { type: name, ...onMilestone, unit, reason: SAMPLE_TEXT, progress: SAMPLE_TEXT, proposedDate: latest };
    case 'report-group': return { type: name, ...onMilestone, basis: null, unit };
    case 'grant-extension': return { type: name, ...onMilestone, request, date: laterThan(partAsked, today), opinion: null };
    case 'verify-completion': return { type: name, ...onMilestone, completedOn: one.claimedOn ?? today, opinion: null };
    case 'return-completion': return { type: name, ...onMilestone, reason: SAMPLE_TEXT, limit: addDays(today, 1) };
    case 'assess-pace': return { type: name, ...onMilestone, pace: possiblePace(one), reason: null };
    case 'date-trigger': return { type: name, ...onMilestone, date: later };
    case 'resume': return { type: name, ...onMilestone, reason: null };
    case 'refuse-extension': return { type: name, ...onMilestone, request, reason: SAMPLE_TEXT };
    default: return { type: name, ...onMilestone, reason: SAMPLE_TEXT };
  }
}

function laterThan({ due }: MilestoneState, today: LocalDate): LocalDate {
  return addDays(due !== null && due > today ? due : today, 1);
}

function possiblePace({ due, targets }: MilestoneState): 'undated' | 'not-quantified' | 'on-pace' {
  if (due === null) return 'undated';
  return targets.length === 0 ? 'not-quantified' : 'on-pace';
}
