import { applyCorrections } from '../ledger/as-of.js';
import type { LocalDate } from '../ledger/fact.js';
import { daysBetween } from '../ledger/local-date.js';
import type { MeasureEvent, Milestone } from './measure.events.js';
import type { MeasureState, MilestoneState } from './measure.state.js';
import { later, moved, takeUp } from './milestone-moves.js';
import { partsOf, returned, withClaim, withExtension, withoutClaims, withReport } from './member-filings.js';
import { partOf } from './member-part.js';
import { openedOf } from './opened-milestones.js';
import { recordOpening } from './opening.evolve.js';
import { reportingLeads } from './responsibilities.js';
import { closedUnder, isPast, milestonesUnder, reopenedUnder } from './revised-milestones.js';

export const initialState: MeasureState = {
  exists: false, measure: '', registeredOn: '', plan: '', indicator: { ordinal: null, name: '' }, item: null, number: null, title: '', kind: 'numbered',
  text: null, textSha256: null, planEnds: '', occurrencesFrom: null, units: [], unitsIncomplete: false, acknowledgedBy: [], acknowledgedAs: [], reassignedOn: null, revisedOn: null,
  lastFiledOn: null, provincialLink: null, lists: [], milestones: [],
};

type Acknowledged = Extract<MeasureEvent, { type: 'measure-acknowledged' }>;
type Registered = Extract<MeasureEvent, { type: 'measure-registered' }>;

/**
 * Folds one event; accepts any (occurredOn, position) order without throwing, never changes its argument. An event that finds
 * no measure, no such milestone or nothing to act on changes nothing. Corrections act through the event they name
 * (`historyAsOf`, `applyCorrections`) and change nothing here.
 */
export function evolve(state: MeasureState, event: MeasureEvent): MeasureState {
  if (event.type === 'measure-registered') return state.exists ? state : register(event);
  if (!state.exists) return state;
  switch (event.type) {
    case 'measure-text-attached':
      return { ...state, text: event.data.text, textSha256: event.data.textSha256 };
    case 'measure-acknowledged':
      return acknowledge(state, event.data, event.occurredOn);
    case 'responsibility-reassigned':
      return { ...state, units: event.data.units, unitsIncomplete: false, reassignedOn: event.occurredOn };
    case 'measure-revised':
      return revise(state, event);
    case 'provincial-link-set':
      return { ...state, provincialLink: { to: event.data.to, how: event.data.how, on: event.occurredOn } };
    case 'opening-recorded':
      return recordOpening(state, event);
    case 'entry-corrected':
      return state;
    default:
      return 'milestone' in event.data ? evolveMilestone(state, event) : state;
  }
}

/** State of a measure in position order, as deciders use it: corrections applied, no day cut off. */
export function foldMeasure(history: readonly MeasureEvent[]): MeasureState {
  return applyCorrections(history).reduce(evolve, initialState);
}

function register({ data, occurredOn, stream }: Registered): MeasureState {
  return {
    ...initialState,
    exists: true,
    measure: stream.replace(/^measure-/, ''),
    registeredOn: occurredOn,
    plan: data.plan,
    indicator: data.indicator,
    item: data.item,
    number: data.number,
    title: data.title,
    kind: data.kind,
    text: data.text,
    textSha256: data.source.textSha256,
    planEnds: data.planEnds,
    occurrencesFrom: data.occurrencesFrom,
    units: data.units,
    unitsIncomplete: data.unitsIncomplete,
    lists: [{ from: null, milestones: data.milestones }],
    milestones: data.milestones.flatMap((one) => openedOf(one, { ...data, registeredOn: occurredOn })),
  };
}

type Revised = Extract<MeasureEvent, { type: 'measure-revised' }>;

function revise(state: MeasureState, { data, occurredOn: on }: Revised): MeasureState {
  const units = data.units ?? state.units;
  const revised = {
    ...state, units, revisedOn: on, title: data.title ?? state.title, text: data.text ?? state.text, textSha256: data.textSha256 ?? state.textSha256,
    reassignedOn: data.units === null ? state.reassignedOn : on, unitsIncomplete: data.unitsIncomplete ?? state.unitsIncomplete,
  };
  return data.milestones === null ? revised : { ...revised, lists: [...state.lists, { from: on, milestones: data.milestones }], milestones: reviseMilestones(revised, data.milestones, on) };
}

/** A new milestone of a measure that its 主报单位 has acknowledged is in work; what the new list leaves out is terminated, unless it was to be done before. */
function reviseMilestones(state: MeasureState, list: readonly Milestone[], on: LocalDate): MilestoneState[] {
  const before = new Set(state.milestones.map(({ milestone }) => milestone));
  const acknowledged = isAcknowledged(state);
  const listed = milestonesUnder(state, list, on).map((one) => (acknowledged && !before.has(one.milestone) ? takeUp(one, on) : one));
  const kept = new Set(listed.map(({ milestone }) => milestone));
  return [...listed, ...state.milestones.filter(({ milestone }) => !kept.has(milestone)).map((one) => (isPast(one, on) ? one : end(one, on)))];
}

const isAcknowledged = (state: MeasureState): boolean => reportingLeads(state).some((unit) => state.acknowledgedBy.includes(unit));

const end = (one: MilestoneState, on: LocalDate): MilestoneState => (one.status === 'closed' || one.status === 'terminated' ? one : moved(one, 'terminated', on));

/** A 主报单位 that acknowledges takes every waiting milestone into work, of a group the first of its members; the others are noted. */
function acknowledge(state: MeasureState, { unit, memberOf }: Pick<Acknowledged['data'], 'unit' | 'memberOf'>, on: LocalDate): MeasureState {
  // A group is taken up with the first of its members.
  const acknowledgedBy = [...new Set([...state.acknowledgedBy, unit, ...(memberOf === null ? [] : [memberOf])])];
  const acknowledgedAs = memberOf === null ? state.acknowledgedAs : [...state.acknowledgedAs, { unit, group: memberOf }];
  const noted = { ...state, acknowledgedBy, acknowledgedAs, lastFiledOn: later(state.lastFiledOn, on) };
  if (!reportingLeads(state).includes(memberOf ?? unit)) return noted;
  return { ...noted, milestones: state.milestones.map((one) => takeUp(one, on)) };
}

type MilestoneEvent = Exclude<Extract<MeasureEvent, { data: { milestone: string } }>, { type: 'opening-recorded' }>;

function evolveMilestone(state: MeasureState, event: MilestoneEvent): MeasureState {
  const index = state.milestones.findIndex((one) => one.milestone === event.data.milestone);
  const before = state.milestones[index];
  if (!before) return state;
  const after = next(before, event, state);
  if (after === before) return state;
  const lastFiledOn = 'unit' in event.data ? later(state.lastFiledOn, event.occurredOn) : state.lastFiledOn;
  return { ...state, lastFiledOn, milestones: state.milestones.with(index, after) };
}

function next(one: MilestoneState, event: MilestoneEvent, state: MeasureState): MilestoneState {
  const on = event.occurredOn;
  switch (event.type) {
    case 'progress-reported':
      return report(one, event, reportingLeads(state));
    case 'pace-assessed':
      return { ...one, pace: event.data.pace };
    case 'completion-reported':
      if (event.data.memberOf !== null) return memberClaim(one, event, event.data.memberOf, reportingLeads(state));
      if (event.data.completes !== null) return rolledUp({ ...one, rollUp: { group: event.data.unit, members: event.data.completes, on, account: event.actor.account } });
      return moved(one, 'reported', on, {
        claimedOn: event.data.completedOn, reportedOn: on, reportedBy: { account: event.actor.account, unit: event.data.unit },
      });
    case 'completion-verified':
      return closedUnder(state, moved(one, 'closed', on, { completedOn: event.data.completedOn, closedOn: on, reworkLimit: null }), on);
    case 'completion-returned':
      return moved(one, 'returned', on, {
        members: returned(one, on), rollUp: null, reworkLimit: event.data.limit, returns: one.returns + 1, claimedOn: null, reportedOn: null, reportedBy: null,
        waits: one.reportedOn ? [...one.waits, { from: one.reportedOn, to: on }] : one.waits,
      });
    case 'milestone-reopened':
      return reopened(one, on, state);
    case 'milestone-suspended':
      return ['suspended', 'closed', 'terminated'].includes(one.status) ? one : moved(one, 'suspended', on, { statusBeforeSuspension: one.status });
    case 'milestone-resumed':
      return one.status === 'suspended'
        ? moved(one, one.statusBeforeSuspension ?? 'in-progress', on, { openedOn: on })
        : one;
    case 'milestone-terminated':
      return one.status === 'closed' ? one : moved(one, 'terminated', on);
    case 'trigger-dated':
      return { ...one, firstDue: one.firstDue ?? event.data.date, originalDue: event.data.date, due: later(one.due, event.data.date), openedOn: later(one.openedOn, on) };
    case 'extension-requested':
      return request(one, event);
    case 'extension-granted':
      return granted(answered(one, event.data.request, { kind: 'granted', on, date: event.data.date }), event.data);
    case 'extension-refused':
      return answered(one, event.data.request, { kind: 'refused', on, reason: event.data.reason });
  }
}

/** What was ended before anybody acknowledged it waits to be acknowledged again. */
function reopened(one: MilestoneState, on: LocalDate, state: MeasureState): MilestoneState {
  if (one.status !== 'closed' && one.status !== 'terminated') return one;
  const status = one.status === 'closed' || isAcknowledged(state) ? 'in-progress' : 'pending';
  const taken = moved(one, status, on, { members: withoutClaims(one.members), rollUp: null, openedOn: on, claimedOn: null, reportedOn: null, reportedBy: null, reworkLimit: null });
  return one.status === 'closed' ? reopenedUnder(state, taken) : taken;
}

/** Only a 主报单位's report moves the status and carries the cumulative value; the last report is the one of the latest day. */
function report(one: MilestoneState, event: Extract<MilestoneEvent, { type: 'progress-reported' }>, leads: readonly string[]): MilestoneState {
  const { occurredOn: on, data: { unit, memberOf, text, cumulative } } = event;
  // What a member has cumulated is its own part: only the group as a whole says how far the milestone is.
  const fromLead = memberOf === null && leads.includes(unit);
  const taken = leads.includes(memberOf ?? unit) ? takeUp(one, on) : one;
  return {
    ...taken,
    members: memberOf === null ? taken.members : withReport(taken, { unit, group: memberOf }, { event: event.id, on, text, cumulative }),
    lastReport: taken.lastReport && taken.lastReport.on > on ? taken.lastReport : { event: event.id, on, unit, text, cumulative },
    cumulative: !fromLead || cumulative === null || (taken.cumulative && taken.cumulative.on > on) ? taken.cumulative : { on, value: cumulative },
  };
}

/** A member's part is done; the milestone is reported with the last of those that make it up, in whatever order they come. */
function memberClaim(one: MilestoneState, event: Extract<MilestoneEvent, { type: 'completion-reported' }>, group: string, leads: readonly string[]): MilestoneState {
  const { id, occurredOn: on, actor: { account }, data: { unit, completedOn, completes } } = event;
  const taken = leads.includes(group) ? takeUp(one, on) : one;
  const rollUp = completes === null ? taken.rollUp : withMembers(taken.rollUp, { group, members: completes, on, account });
  return rolledUp({ ...taken, rollUp, members: withClaim(taken, { unit, group }, { event: id, on, completedOn, account }) });
}

/** A member that was missing is added to those the group was done with, whichever of their reports comes first in day order. */
function withMembers(before: MilestoneState['rollUp'], rollUp: NonNullable<MilestoneState['rollUp']>): MilestoneState['rollUp'] {
  if (before?.group !== rollUp.group) return rollUp;
  return { ...rollUp, members: [...new Set([...before.members, ...rollUp.members])], on: later(before.on, rollUp.on) };
}

/** Reported on the day of the last of the parts, or of the report by which the group was done without the others; claimed as of the last. */
function rolledUp(one: MilestoneState): MilestoneState {
  if (one.rollUp === null || one.status === 'closed' || one.status === 'terminated' || one.status === 'suspended') return one;
  const { group, members, account, on: day } = one.rollUp;
  const parts = partsOf(one, group, members);
  if (parts === null) return one;
  const on = parts.reduce((latest, part) => later(latest, part.on), later(one.statusSince, day));
  const claimedOn = parts.reduce((latest, { completedOn }) => later(latest, completedOn), parts[0]!.completedOn);
  return moved(one, 'reported', on, { claimedOn, reportedOn: on, reportedBy: { account, unit: group } });
}

function request(one: MilestoneState, event: Extract<MilestoneEvent, { type: 'extension-requested' }>): MilestoneState {
  const { unit, memberOf, proposedDate, reason } = event.data;
  const { due } = memberOf === null ? one : partOf(one, { unit, group: memberOf });
  const late = due !== null && event.occurredOn > due;
  return { ...one, requests: [...one.requests, { event: event.id, unit, memberOf, requestedOn: event.occurredOn, proposedDate, reason, dueThen: due, late, answer: null }] };
}

/** What a member asked for moves its own date alone. */
function granted(one: MilestoneState, { request: event, from, date }: Extract<MilestoneEvent, { type: 'extension-granted' }>['data']): MilestoneState {
  const asked = one.requests.find((each) => each.event === event);
  if (asked && asked.memberOf !== null) return { ...one, members: withExtension(one, { unit: asked.unit, group: asked.memberOf }, date) };
  return { ...one, due: later(one.due, date), extensions: one.extensions + 1, extensionDays: one.extensionDays + daysBetween(from, date) };
}

function answered(one: MilestoneState, request: string, answer: MilestoneState['requests'][number]['answer']): MilestoneState {
  return { ...one, requests: one.requests.map((asked) => (asked.event === request ? { ...asked, answer } : asked)) };
}
