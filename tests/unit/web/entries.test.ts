import { describe, expect, it } from '@jest/globals';
import type { EventView } from '../../../src/web/api/types.js';
import { conflictOf, enteredSince, historyOf } from '../../../src/web/forms/conflict.js';
import { inOrderOfDays } from '../../../src/web/pages/measure/in-order-of-days.js';

const entry = (changes: Partial<EventView>) => ({ id: `e${changes.position}`, stream: 'measure-a', revision: 0, position: 0, effectiveOccurredOn: '2021-06-01', ...changes }) as EventView;

describe('a conflict', () => {
  it('is told by the revision read and the revision there is', () => {
    const problem = { title: '', detail: '', code: 'WRONG_EXPECTED_REVISION', status: 412, stream: 'measure-a', expectedRevision: 2, actualRevision: 4 };
    expect(conflictOf(problem)).toEqual({ stream: 'measure-a', seen: 2, latest: 4 });
    expect(conflictOf({ ...problem, status: 422 })).toBeNull();
  });

  it('shows what was entered in between, oldest first, once all of it can be read', () => {
    const conflict = { stream: 'measure-a', seen: 2, latest: 4 };
    const items = [entry({ position: 9, stream: 'record-b', revision: 3 }), entry({ position: 8, revision: 4 }), entry({ position: 7, revision: 3 }), entry({ position: 6, revision: 2 })];
    expect(enteredSince(items, conflict)?.map(({ position }) => position)).toEqual([7, 8]);
    expect(enteredSince(items.slice(2), conflict)).toBeNull();
  });

  it('reads a measure in its timeline and anything else among all entries', () => {
    expect(historyOf('measure-a').path).toBe('/measures/a/timeline');
    expect(historyOf('ledger').path).toBe('/audit-trail');
  });
});

describe('a timeline', () => {
  it('places an entry by the day it counts for after corrections, of one day the later entry first', () => {
    const items = [entry({ position: 5, effectiveOccurredOn: '2021-06-03' }), entry({ position: 4, effectiveOccurredOn: '2021-06-09' }), entry({ position: 3, effectiveOccurredOn: '2021-06-03' })];
    expect(inOrderOfDays(items).map(({ position }) => position)).toEqual([4, 5, 3]);
  });
});
