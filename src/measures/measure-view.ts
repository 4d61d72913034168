import { dayOf } from '../config/clock.js';
import type { RosterMember } from '../departments/group-rosters.js';
import type { Instant, LocalDate } from '../ledger/fact.js';
import { citeMeasure } from './cite-measure.js';
import { daysOverdue, isReworkOverdue, lightOf, reportedLateDays, waitedDays } from './deadline-status.js';
import { daysBetween } from '../ledger/local-date.js';
import { membersDay } from './group-members.js';
import { membersDoneBut } from './group-report.js';
import { filingOf, type Member } from './member-filings.js';
import { partOf } from './member-part.js';
import { hasAcknowledged } from './responsibilities.js';
import type { Claim } from './last-claims.js';
import type { LightRules } from './light-rules.js';
import type { PACES } from './measure.events.js';
import { isEnteredLate } from './request-lateness.js';
import { MILESTONE_STATUS_LABELS, type MeasureState, type MilestoneState } from './measure.state.js';

const ROLE_WORDS = { lead: '牵头单位', responsible: '责任单位', supporting: '配合单位' } as const;
const PACE_WORDS: Record<(typeof PACES)[number], string> = {
  ahead: '超进度', 'on-pace': '达序时', behind: '滞后', 'not-quantified': '无量化', undated: '无时限',
};

export interface ViewContext {
  /** Unit id → name in force on day D. */
  names: ReadonlyMap<string, string>;
  /** Who belongs to the groups among its units, in official order. */
  roster: readonly RosterMember[];
  planTitle: string;
  lights: LightRules;
  day: LocalDate;
  /** Milestone → its latest completion report. */
  claims: ReadonlyMap<string, Claim>;
  /** Event id → the moment it was entered. */
  recordedAt: ReadonlyMap<string, Instant>;
}

export type MeasureView = ReturnType<typeof measureView>;

/** A measure as people read it on a day: statuses and lights with their words, units by the name they had. */
export function measureView(state: MeasureState, context: ViewContext) {
  const { measure, plan, indicator, item, number, title, text } = state;
  const units = state.units.map(({ unit, printedName, role, group, derived }) => ({
    unit, name: context.names.get(unit) ?? printedName, printedName, role, roleLabel: ROLE_WORDS[role], group, derived,
    acknowledged: state.acknowledgedBy.includes(unit),
    members: rosterOf(unit, context, context.day).map((one) => ({ ...one, acknowledged: hasAcknowledged(state, one.unit, unit) })),
  }));
  const { unitsIncomplete } = state;
  return {
    id: measure, plan, planTitle: context.planTitle, cite: citeMeasure(state), indicator, item, number, title, text, units, unitsIncomplete,
    milestones: state.milestones.map((one) => milestoneView(state, one, context)),
  };
}

/** Who belongs to a group on a day. */
const rosterOf = (group: string, { roster }: ViewContext, day: LocalDate): { unit: string; name: string }[] =>
  roster.filter((one) => one.group === group && one.from <= day && (one.until === null || day < one.until)).map(({ member, name }) => ({ unit: member, name }));

/**
 * Rule 6: where each member of each group stands with a milestone, and how many of them have reported it done: of those of day D, once it
 * is reported or closed of those of the day on which it was.
 */
function groupsView(state: MeasureState, one: MilestoneState, context: ViewContext) {
  const groups = new Map(state.units.map(({ unit, printedName }) => [unit, context.names.get(unit) ?? printedName]));
  return [...groups].flatMap(([group, name]) => {
    const members = rosterOf(group, context, membersDay(one, group) ?? context.day).map((member) => memberView(state, one, group, member, context));
    return members.length === 0 ? [] : [{ group, name, members, total: members.length, reported: members.filter(({ status }) => status === 'reported').length }];
  });
}

const MEMBER_LABELS = { pending: '待签收', 'in-progress': '办理中', reported: '已报完成' } as const;

/** What the others reported is not reported for a member that turned up later; what the office reported for the group is. */
function ownPart(one: MilestoneState, member: Member): MilestoneState {
  const part = partOf(one, member);
  const isMissing = one.status === 'reported' && one.rollUp?.group === member.group && !filingOf(one, member)?.claim;
  return isMissing ? { ...part, status: 'in-progress', claimedOn: null, reportedOn: null } : part;
}

/** What the members reported together, without those that turned up later. */
function claimView(one: MilestoneState, claim: Claim, groups: ReturnType<typeof groupsView>): Claim {
  const members = groups.find(({ group }) => group === one.rollUp?.group && group === claim.unit)?.members ?? [];
  const missing = members.filter(({ status }) => status !== 'reported').map(({ name }) => name);
  return missing.length === 0 ? claim : { ...claim, text: membersDoneBut(members.length - missing.length, missing) };
}

function memberView(state: MeasureState, one: MilestoneState, group: string, { unit, name }: { unit: string; name: string }, { day, lights }: ViewContext) {
  const filing = filingOf(one, { unit, group });
  const status: keyof typeof MEMBER_LABELS = filing?.claim ? 'reported' : hasAcknowledged(state, unit, group) || filing ? 'in-progress' : 'pending';
  const part = ownPart(one, { unit, group });
  const light = lightOf(part, day, lights);
  const overdue = daysOverdue(part, day);
  return {
    due: part.due, extensions: filing?.extensions ?? 0, light: light.color, lightLabel: light.word, daysOverdue: overdue > 0 ? overdue : null,
    unit, name, status, statusLabel: MEMBER_LABELS[status], reportedOn: filing?.claim?.on ?? null, claimedOn: filing?.claim?.completedOn ?? null,
    lastReport: filing?.lastReport ?? null,
  };
}

function milestoneView(state: MeasureState, one: MilestoneState, context: ViewContext) {
  const { names, roster, lights, day, claims, recordedAt } = context;
  const claim = claims.get(one.milestone);
  const groups = groupsView(state, one, context);
  const light = lightOf(one, day, lights);
  const overdue = daysOverdue(one, day);
  const open = one.status !== 'closed' && one.status !== 'terminated';
  const named = (unit: string): string =>
    names.get(unit) ?? roster.find(({ member }) => member === unit)?.name ?? state.units.find((other) => other.unit === unit)?.printedName ?? unit;
  const lead = state.units.filter(({ role }) => role === 'lead').map(({ unit }) => ({ unit, name: named(unit) }));
  return {
    measure: state.measure, plan: state.plan, milestone: one.milestone, occurrence: one.occurrence, cite: citeMeasure(state), title: state.title,
    label: one.label, indicator: state.indicator, lead,
    firstDue: one.firstDue, originalDue: one.originalDue, due: one.due, extensions: one.extensions,
    status: one.status, statusLabel: MILESTONE_STATUS_LABELS[one.status], light: light.color, lightLabel: light.word,
    daysOverdue: overdue > 0 ? overdue : null, waitedDays: waitedDays(one, day), reportedLateDays: reportedLateDays(one),
    daysLeft: open && overdue === 0 && one.due !== null && one.due >= day ? daysBetween(day, one.due) : null,
    completedOn: one.completedOn, reworkLimit: one.reworkLimit, reworkOverdue: isReworkOverdue(one, day),
    requestOpen: one.requests.some(({ answer }) => answer === null),
    deadline: one.deadline, deadlineLabel: one.deadline?.raw ?? null, targets: one.targets,
    requests: one.requests.map(({ dueThen, ...request }) => {
      const at = recordedAt.get(request.event)!;
      const recordedOn = dayOf(new Date(at));
      const backdatedDays = Math.max(0, daysBetween(request.requestedOn, recordedOn));
      return { ...request, unitName: named(request.unit), recordedOn, backdatedDays, enteredLate: isEnteredLate(dueThen, at) };
    }),
    returns: one.returns, pace: one.pace, paceLabel: one.pace === null ? null : PACE_WORDS[one.pace],
    lastReport: one.lastReport && { ...one.lastReport, unitName: named(one.lastReport.unit) },
    groups,
    lastClaim: claim ? { ...claimView(one, claim, groups), unitName: named(claim.unit) } : null,
    cumulative: one.cumulative, reportedOn: one.reportedOn, claimedOn: one.claimedOn, closedOn: one.closedOn,
  };
}
