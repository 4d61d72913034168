import { beforeAll, describe, expect, test } from '@jest/globals';
import { dayOf } from '../../../src/config/clock.js';
import { demoHistory } from '../../../src/demo/demo-history.js';
import type { DemoEntry } from '../../../src/demo/demo-journal.js';
import { daysBetween, weekdayOf } from '../../../src/ledger/local-date.js';
import { isOverdue } from '../../../src/measures/deadline-status.js';
import { foldMeasure } from '../../../src/measures/measure.decider.js';
import type { MeasureEvent } from '../../../src/measures/measure.events.js';
import type { MeasureState } from '../../../src/measures/measure.state.js';
import { accountabilityRules, registeredDemo } from './registered-demo.js';

const UNTIL = new Date('2021-10-21T18:00:00+08:00');

/** Every measure as the history leaves it. */
function statesOn(entries: readonly DemoEntry[]): Map<string, MeasureState> {
  const histories = new Map<string, MeasureEvent[]>();
  for (const event of registeredDemo()) if (event.type === 'measure-registered') histories.set(event.stream, [event as MeasureEvent]);
  for (const { stream, facts, expectedRevision } of entries) {
    facts.forEach((fact, index) => histories.get(stream)?.push({ ...fact, stream, revision: expectedRevision + 1 + index } as unknown as MeasureEvent));
  }
  return new Map([...histories].map(([stream, history]) => [stream, foldMeasure(history)]));
}

describe('the history of the demo', () => {
  let entries: DemoEntry[];
  beforeAll(() => {
    entries = demoHistory(registeredDemo(), accountabilityRules(), UNTIL);
  });
  const facts = () => entries.flatMap(({ at, stream, facts: those }) => those.map((fact) => ({ ...fact, at, stream })));
  const countOf = (type: string) => facts().filter((fact) => fact.type === type).length;

  test('shows every kind of event of the plan year', () => {
    const kinds = [
      'measure-acknowledged', 'progress-reported', 'pace-assessed', 'completion-reported', 'completion-verified', 'completion-returned', 'extension-requested',
      'extension-granted', 'extension-refused', 'milestone-suspended', 'milestone-resumed', 'milestone-terminated', 'trigger-dated',
      'responsibility-reassigned', 'entry-corrected', 'accountability-recorded', 'accountability-reversed', 'department-renamed', 'department-merged',
    ];
    expect(kinds.filter((kind) => countOf(kind) === 0)).toEqual([]);
  });

  test('is entered in office hours on working days', () => {
    const outside = entries.filter(({ at }) => {
      const hour = new Date(at.getTime() + 8 * 3_600_000).getUTCHours();
      return hour < 8 || hour > 18 || weekdayOf(dayOf(at)) > 5;
    });
    expect(outside).toEqual([]);
  });

  test('holds back-dated entries, none of them from the future', () => {
    const gaps = facts().map(({ at, occurredOn }) => daysBetween(occurredOn, dayOf(at)));
    expect(Math.min(...gaps)).toBe(0);
    expect(gaps.filter((days) => days >= 5).length).toBeGreaterThan(20);
  });

  test('corrects days as well as values', () => {
    const corrections = facts().filter(({ type }) => type === 'entry-corrected').map(({ data }) => data as { occurredOn: string | null; changes: Record<string, unknown> });
    expect(corrections.some(({ occurredOn }) => occurredOn !== null)).toBe(true);
    expect(corrections.some(({ changes }) => 'cumulative' in changes)).toBe(true);
  });

  test('asks for extensions in time and late', () => {
    const requests = [...statesOn(entries).values()].flatMap(({ milestones }) => milestones.flatMap(({ requests: those }) => those));
    expect(requests.filter(({ late }) => !late).length).toBeGreaterThan(10);
    expect(requests.some(({ late }) => late)).toBe(true);
    expect(requests.some(({ answer }) => answer?.kind === 'refused')).toBe(true);
  });

  test('leaves no gap of a phrase unfilled', () => {
    expect(facts().filter(({ data }) => /\{\w+\}/u.test(Object.values(data).join(' ')))).toEqual([]);
  });

  test('names invented units only', () => {
    const names = [...registeredDemo()].flatMap(({ type, data }) => (type === 'department-registered' ? [(data as { name: string }).name] : []));
    expect(names.filter((name) => !name.startsWith('示例') && name !== '各县市区')).toEqual([]);
  });

  test('leaves something to do on the day of the demo: overdue, due soon, awaiting a check, suspended', () => {
    const milestones = [...statesOn(entries).values()].flatMap((state) => state.milestones);
    expect(milestones.filter((one) => isOverdue(one, '2021-10-22')).length).toBeGreaterThan(8);
    expect(milestones.some(({ due, status }) => status === 'in-progress' && due !== null && due >= '2021-10-22' && due <= '2021-11-01')).toBe(true);
    expect(new Set(milestones.map(({ status }) => status))).toEqual(new Set(['in-progress', 'reported', 'closed', 'returned', 'suspended', 'terminated']));
  });

  test('grows with the day of the demo, without changing what came before', () => {
    const earlier = demoHistory(registeredDemo(), accountabilityRules(), new Date('2021-06-15T18:00:00+08:00'));
    const common = earlier.slice(0, -1);
    expect(common.length).toBeGreaterThan(500);
    expect(entries.slice(0, common.length)).toEqual(common);
  });
});
