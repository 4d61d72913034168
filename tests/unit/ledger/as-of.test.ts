import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { historyAsOf } from '../../../src/ledger/as-of.js';
import type { RecordedEvent } from '../../../src/ledger/fact.js';
import { addDays } from '../../../src/ledger/local-date.js';

const START = '2021-05-01';
const day = fc.integer({ min: 0, max: 30 }).map((days) => addDays(START, days));

function event(position: number, type: string, occurredOn: string, data: object): RecordedEvent {
  return {
    position, id: `e${position}`, stream: 'measure-1', revision: position, type, version: 1, recordedAt: `${START}T00:00:00.000Z`, occurredOn,
    actor: { account: 'a', role: 'office', department: null }, basis: null, correlation: null, causation: null, data, sealed: {},
  };
}

const entry = (position: number, occurredOn: string, value: string): RecordedEvent => event(position, 'progress-reported', occurredOn, { value, other: 'kept' });
const correction = (position: number, target: number, occurredOn: string | null, changes: object): RecordedEvent =>
  event(position, 'entry-corrected', addDays(START, 100), { target: `e${target}`, reason: '录入有误', occurredOn, changes });

const entries = fc.array(day, { minLength: 1, maxLength: 20 }).map((days) => days.map((on, position) => entry(position, on, String(position))));
const ids = (history: RecordedEvent[]) => history.map(({ id }) => id);

describe('history as of day D, knowing what was known at position P (rule 11)', () => {
  it('keeps what had happened by D and was known at P, in order of day, then of position', () => {
    fc.assert(fc.property(entries, day, fc.nat(20), (events, D, P) => {
      const history = historyAsOf(events, D, P);
      expect(new Set(ids(history))).toEqual(new Set(ids(events.filter(({ occurredOn, position }) => occurredOn <= D && position <= P))));
      for (const [index, after] of history.entries()) {
        const before = history[index - 1];
        if (before) expect(before.occurredOn < after.occurredOn || (before.occurredOn === after.occurredOn && before.position < after.position)).toBe(true);
      }
    }));
  });

  it('without corrections a later P only adds', () => {
    fc.assert(fc.property(entries, day, fc.nat(20), fc.nat(20), (events, D, P, more) => {
      const known = ids(historyAsOf(events, D, P));
      expect(ids(historyAsOf(events, D, P + more)).filter((id) => known.includes(id))).toEqual(known);
    }));
  });

  it('a correction acts at the target\'s day, from the position where it became known', () => {
    const events = [entry(0, '2021-05-10', 'wrong'), entry(1, '2021-05-12', 'other'), correction(2, 0, null, { value: 'right' })];
    expect(historyAsOf(events, '2021-05-11').map(({ data }) => data)).toEqual([{ value: 'right', other: 'kept' }]);
    expect(historyAsOf(events, '2021-05-11', 1).map(({ data }) => data)).toEqual([{ value: 'wrong', other: 'kept' }]);
    expect(events[0]?.data).toEqual({ value: 'wrong', other: 'kept' });
  });

  it('a corrected day moves its entry, there and in the order', () => {
    const events = [entry(0, '2021-05-20', 'a'), entry(1, '2021-05-12', 'b'), correction(2, 0, '2021-05-11', {})];
    expect(ids(historyAsOf(events, '2021-05-31'))).toEqual(['e0', 'e1']);
    expect(ids(historyAsOf(events, '2021-05-11'))).toEqual(['e0']);
    expect(ids(historyAsOf(events, '2021-05-11', 1))).toEqual([]);
  });

  it('field by field the latest correction wins, known at P', () => {
    fc.assert(fc.property(fc.array(fc.record({ value: fc.string(), on: fc.option(day) }), { minLength: 1, maxLength: 8 }), fc.nat(8), (all, P) => {
      const events = [entry(0, '2021-05-10', 'first'), ...all.map(({ value, on }, index) => correction(index + 1, 0, on, { value }))];
      const known = all.slice(0, P);
      const expected = {
        occurredOn: known.findLast(({ on }) => on !== null)?.on ?? '2021-05-10',
        data: { value: known.at(-1)?.value ?? 'first', other: 'kept' },
      };
      expect(historyAsOf(events, undefined, P)).toMatchObject([expected]);
    }));
  });

  it('a correction that names nothing known changes nothing', () => {
    expect(ids(historyAsOf([entry(0, '2021-05-10', 'a'), correction(1, 7, '2021-05-01', { value: 'b' })]))).toEqual(['e0']);
  });
});
