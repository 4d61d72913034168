import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { historyAsOf } from '../../../src/ledger/as-of.js';
import { DomainError } from '../../../src/ledger/domain-error.js';
import { addDays } from '../../../src/ledger/local-date.js';
import type { MeasureCommand } from '../../../src/measures/measure.commands.js';
import { decide, evolve, foldMeasure, initialState } from '../../../src/measures/measure.decider.js';
import type { MeasureEvent } from '../../../src/measures/measure.events.js';
import type { MeasureState, MilestoneState } from '../../../src/measures/measure.state.js';
import { partOf } from '../../../src/measures/member-part.js';
import { recorded, type Act } from '../../support/given-when-then.js';
import { BASIS, coLead, commands, deadline, lead, milestone, office, otherOffice, registration, responsible, supervisor, UNITS, unit } from './measure-scenario.js';

const START = '2021-05-10';
const HORIZON = 120;
/** A group that leads beside the others; members come and go. */
const GROUP = 'counties';
const MEMBERS = [
  { group: GROUP, member: 'county-1', from: '2021-01-01', until: null }, { group: GROUP, member: 'county-2', from: '2021-01-01', until: '2021-06-15' },
];
const NAMES = ['m1', 'm2', 'm3', 'm4@2021-06'];
const registerMeasure = { ...registration, units: [...registration.units, unit(GROUP, 'lead', 2)], planEnds: '2021-09-30', milestones: [...registration.milestones, milestone('m4', { kind: 'recurring', every: 'month', day: 20 })] };

const day = fc.integer({ min: 0, max: HORIZON }).map((days) => addDays(START, days));
const name = fc.oneof({ weight: 3, arbitrary: fc.constant('m1') }, { weight: 2, arbitrary: fc.constantFrom(...NAMES, 'm9') });
/** Events are named by their place; most places exist in a history that has grown a little. */
const eventId = fc.integer({ min: 0, max: 12 }).map((place) => `e${place}`);
const unitId = fc.constantFrom(UNITS.LEAD, UNITS.LEAD, UNITS.CO_LEAD, UNITS.RESPONSIBLE, ...MEMBERS.map(({ member }) => member));

const { acknowledge, report, complete, verify, sendBack, reopen, suspend, resume, terminate, request, grant, refuse, trigger, assess, reassign, opening, correct } = commands;
type Make = (on: string, other: string, milestone: string, event: string, unit: string) => MeasureCommand;
const kinds: [number, Make][] = [
  [3, (on, _other, _m, _e, one) => acknowledge(on, one)],
  [4, (on, _other, milestone, _e, one) => report(on, { milestone, unit: one, cumulative: String(on.slice(-2)) })],
  [8, (on, other, milestone, _e, one) => complete(on, { milestone, unit: one, completedOn: other })],
  [8, (on, other, milestone) => verify(on, { milestone, completedOn: other })],
  [8, (on, other, milestone) => sendBack(on, other, { milestone })],
  [3, (on, _other, milestone) => ({ ...reopen(on), milestone })],
  [2, (on, _other, milestone) => ({ ...suspend(on), milestone })],
  [4, (on, _other, milestone) => ({ ...resume(on), milestone })],
  [1, (on, _other, milestone) => terminate(on, { milestone })],
  [3, (on, _other, milestone, _e, one) => ({ type: 'report-group', occurredOn: on, basis: null, milestone, unit: one })],
  [6, (on, other, milestone, _e, one) => request(on, addDays(other, 60), { milestone, unit: one })],
  [8, (on, other, milestone, event) => grant(on, event, addDays(other, 60), { milestone })],
  [5, (on, _other, milestone, event) => ({ ...refuse(on, event), milestone })],
  [2, (on, other) => trigger(on, other)],
  [1, (on, _other, milestone) => assess(on, 'behind', { milestone })],
  [1, (on, _other, _m, _e, one) => reassign(on, [unit(one, 'lead'), unit(UNITS.HOST, 'responsible')])],
  [2, (on, other, milestone) => ({
    type: 'revise-measure', occurredOn: on, basis: BASIS, title: null, text: null, textSha256: null, units: null, unitsIncomplete: null, documentSha256: null,
    milestones: [{ milestone: milestone.replace(/@.*/, ''), label: '修订后', deadline: deadline({ kind: 'by', date: addDays(other, 60) }), targets: [] }],
  })],
  [3, (on, other) => ({
    type: 'revise-measure', occurredOn: on, basis: BASIS, title: null, text: null, textSha256: null, units: null, unitsIncomplete: null, documentSha256: null,
    milestones: [...registration.milestones.map((one) => (one.milestone === 'm1' ? { ...one, label: on, deadline: deadline({ kind: 'by', date: other }) } : one)), milestone('m4', { kind: 'recurring', every: on < other ? 'month' : 'quarter', day: 15 })],
  })],
  [3, (on, other, milestone, _e, one) => opening(on, { milestone, unit: one, status: null, extendedTo: addDays(other, 60), cumulative: String(on.slice(-2)) })],
  [3, (on, other, milestone, _e, one) => opening(on, { milestone, unit: one, status: on < other ? 'closed' : 'reported', completedOn: on < other ? on : other })],
  [3, (on, other, _m, event) => correct(on, event, { correctedDay: other })],
  [2, (on, other, _m, event) => correct(on, event, { changes: { completedOn: other } })],
  [2, (on, other, _m, event) => correct(on, event, { changes: { date: addDays(other, 60) } })],
];

/** A plausible actor for each command, now and then someone else. */
function actorFor(command: MeasureCommand, odd: number) {
  if (odd === 0) return supervisor;
  if (odd === 1) return otherOffice;
  if (!('unit' in command) || command.type === 'record-opening') return office;
  if (MEMBERS.some(({ member }) => member === command.unit)) return { ...lead, account: `a-${command.unit}`, department: command.unit };
  return { [UNITS.LEAD]: lead, [UNITS.CO_LEAD]: coLead, [UNITS.RESPONSIBLE]: responsible }[command.unit] ?? office;
}

const act: fc.Arbitrary<{ command: MeasureCommand; odd: number; delay: number }> = fc
  .tuple(fc.oneof(...kinds.map(([weight, make]) => ({ weight, arbitrary: fc.constant(make) }))), day, day, name, eventId, unitId, fc.nat(9), fc.nat(5))
  .map(([make, on, other, milestone, event, one, odd, delay]) => ({ command: make(on, other, milestone, event, one), odd, delay }));

/** Days mostly run forward, as in life: sorted by day, then disturbed by the delay of each entry. */
const acts = fc.array(act, { minLength: 10, maxLength: 60, size: 'max' }).map((all) =>
  [...all].sort((a, b) => (addDays(a.command.occurredOn, a.delay) < addDays(b.command.occurredOn, b.delay) ? -1 : 1)));

const isRefusal = (error: unknown): boolean => error instanceof DomainError;

function live(all: { command: MeasureCommand; odd: number; delay: number }[], eachState: (state: MeasureState, history: MeasureEvent[]) => void): MeasureEvent[] {
  const today = addDays(START, HORIZON);
  const history: MeasureEvent[] = [];
  const entered: Act<MeasureCommand>[] = [{ actor: office, command: registerMeasure, today }, ...all.map(({ command, odd }) => ({ actor: actorFor(command, odd), command, today }))];
  for (const { actor, command } of entered) {
    try {
      const facts = decide(command, foldMeasure(history), { today, actor, hostUnit: UNITS.HOST, history, members: MEMBERS });
      history.push(...recorded<MeasureEvent>('measure-1', history, facts, actor, today).map(freeze));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      continue;
    }
    eachState(foldMeasure(history), history);
  }
  return history;
}

function freeze<T>(value: T): T {
  if (value !== null && typeof value === 'object') Object.values(value).forEach(freeze);
  return Object.freeze(value);
}

/** Claims that must hold, by name; the answer names those that do not. */
const broken = (claims: Record<string, boolean>): string[] => Object.keys(claims).filter((claim) => !claims[claim]);

/** What holds of every milestone whatever the order of its events. */
const brokenAlways = (one: MilestoneState): string[] => broken({
  'closed has its completion, and only closed': (one.status === 'closed') === (one.completedOn !== null && one.closedOn !== null),
  'the due date is never before the original': one.originalDue === null || one.due! >= one.originalDue,
  'suspended knows where to return, and only suspended': (one.status === 'suspended') === (one.statusBeforeSuspension !== null),
});

/** What holds of every milestone that accepted commands can reach. */
function brokenReachable(one: MilestoneState, { registeredOn }: MeasureState): string[] {
  const granted = [one.opening?.extendedTo ?? [], ...one.requests.map(({ memberOf, answer }) => (memberOf === null && answer?.kind === 'granted' ? [answer.date] : []))].flat();
  return [...brokenAlways(one), ...broken({
    'extensions are the granted requests and the one taken over': one.extensions === granted.length,
    'one request of each who asks is open at a time': new Set(openAskers(one)).size === openAskers(one).length,
    'a member has the last date granted to it, never before the group\'s': one.members.every((member) => {
      const granted = one.requests.flatMap(({ unit: asker, memberOf, answer }) => (asker === member.unit && memberOf === member.group && answer?.kind === 'granted' ? [answer.date] : []));
      return member.extensions === granted.length && member.extendedTo === (granted.sort().at(-1) ?? null) && (one.due === null || partOf(one, member).due! >= one.due);
    }),
    'a member waited once for each return': one.members.every(({ waits }) => waits.length === one.returns),
    'no answer precedes its request': one.requests.every(({ requestedOn, answer }) => answer === null || answer.on >= requestedOn),
    'each extension is later than the one before': granted.every((due, index) => index === 0 || due > granted[index - 1]!),
    // A revised plan may set a later date than was granted before.
    'the last extension is in force': one.due === [one.originalDue, ...granted].reduce((last, date) => (last !== null && date !== null && date > last ? date : last)),
    'nothing without a date is extended': one.originalDue !== null || (one.due === null && one.extensions === 0),
    'a report claims a day not after it': one.status !== 'reported' || (one.claimedOn! <= one.reportedOn! && one.reportedBy !== null),
    'a check accepts a day not after it': one.status !== 'closed' || one.completedOn! <= one.closedOn!,
    'a return carries a later limit': one.status !== 'returned' || one.reworkLimit! > one.waits.at(-1)!.to,
    'every return ended a wait': one.waits.length === one.returns,
    'a member claims a day not after its report, once': one.members.every(({ claim }) => claim === null || claim.completedOn <= claim.on)
      && new Set(one.members.map(({ unit, group }) => `${group} ${unit}`)).size === one.members.length,
    'what is reported or closed follows what its members reported': !['reported', 'closed'].includes(one.status) || one.members.every(({ claim }) => claim === null || claim.on <= one.statusSince),
    'nothing precedes the registration': one.statusSince >= registeredOn && one.openedOn >= registeredOn,
  })];
}

const openAskers = ({ requests }: MilestoneState): string[] => requests.flatMap(({ unit: one, memberOf, answer }) => (answer === null ? [`${memberOf === null ? '' : one}`] : []));

const settled = ({ status, label, due, firstDue, originalDue, extensions, extensionDays, completedOn, claimedOn, returns, waits, reworkLimit, requests, members }: MilestoneState) => ({
  status, label, due, firstDue, originalDue, extensions, extensionDays, completedOn, claimedOn, returns, waits, reworkLimit,
  // What was due on the day of a request is told by day order alone: it may be dated before a revision that was entered before it.
  requests: requests.map(({ dueThen: _due, late: _late, ...request }) => request).sort((a, b) => (a.event < b.event ? -1 : 1)),
  dates: members.map(({ unit: one, extendedTo, waits: waited }) => `${one} ${extendedTo ?? ''} ${JSON.stringify(waited)}`).sort(),
  claims: members.flatMap(({ unit: one, claim }) => (claim === null ? [] : [`${one} ${claim.event}`])).sort(),
});

describe('no sequence of accepted commands reaches an impossible state', () => {
  it('invariants hold after every accepted command, and every kind of fact occurs', () => {
    const seen = new Set<string>();
    const reporters = new Set<string>();
    fc.assert(fc.property(acts, (all) => {
      const history = live(all, (state) => expect(state.milestones.flatMap((one) => brokenReachable(one, state))).toEqual([]));
      history.forEach(({ type }) => seen.add(type));
      history.forEach((event) => { if (event.type === 'completion-reported') reporters.add(event.data.completes !== null ? GROUP : event.data.memberOf === null ? event.data.unit : `${event.data.memberOf}'s`); });
    }), { numRuns: 150, seed: 20210510 });
    expect([...reporters]).toEqual(expect.arrayContaining([UNITS.LEAD, GROUP, `${GROUP}'s`]));
    expect(seen).toEqual(new Set([
      'measure-registered', 'measure-acknowledged', 'progress-reported', 'pace-assessed', 'completion-reported', 'completion-verified', 'completion-returned',
      'milestone-reopened', 'milestone-suspended', 'milestone-resumed', 'milestone-terminated', 'extension-requested', 'extension-granted', 'extension-refused',
      'trigger-dated', 'responsibility-reassigned', 'measure-revised', 'opening-recorded', 'entry-corrected',
    ]));
  });

  it('the state in day order ends where the state in revision order ends: back-dating and corrections contradict nothing', () => {
    fc.assert(fc.property(acts, (all) => {
      const history = live(all, () => {});
      const inDayOrder = historyAsOf(history).reduce(evolve, initialState);
      expect(inDayOrder.milestones.map(settled)).toEqual(foldMeasure(history).milestones.map(settled));
    }), { numRuns: 150, seed: 20210511 });
  });

  it('who reported never checked', () => {
    fc.assert(fc.property(acts, (all) => {
      const reporters = new Map<string, string[]>();
      for (const event of live(all, () => {})) {
        if (event.type === 'completion-returned' || event.type === 'milestone-reopened') reporters.delete(event.data.milestone);
        if (event.type === 'completion-reported' || (event.type === 'opening-recorded' && event.data.status === 'reported')) {
          reporters.set(event.data.milestone, [...(reporters.get(event.data.milestone) ?? []), event.actor.account]);
        }
        if (event.type === 'completion-verified') expect(reporters.get(event.data.milestone)).not.toContain(event.actor.account);
      }
    }), { numRuns: 100, seed: 20210512 });
  });

  it('evolve accepts accepted events in any order of days and revisions', () => {
    fc.assert(fc.property(acts, fc.infiniteStream(fc.tuple(day, fc.nat(1000))), (all, places) => {
      const shuffled = live(all, () => {}).map((event) => {
        const [occurredOn, revision] = places.next().value as [string, number];
        return freeze({ ...event, occurredOn, revision }) as MeasureEvent;
      });
      for (const history of [historyAsOf(shuffled), [...shuffled].reverse()]) {
        const state = history.reduce((before, event) => freeze(evolve(before, event)), freeze(initialState));
        expect(state.milestones.flatMap(brokenAlways)).toEqual([]);
      }
    }), { numRuns: 150, seed: 20210513 });
  });
});
