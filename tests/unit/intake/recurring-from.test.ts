import { describe, expect, it } from '@jest/globals';
import { occurrencesBegin, registrationDay } from '../../../src/intake/registration/import-days.js';
import type { PlanToRegister } from '../../../src/intake/registration/plan-to-register.js';
import type { StreamEvent } from '../../../src/ledger/fact.js';
import { openedOf } from '../../../src/measures/opened-milestones.js';

/** 每月20日前 of a plan of 2021, as the ledger that takes it in on `today` would track it. */
function dues(issued: string | null, today: string): (string | null)[] {
  const plan = { issued, year: 2021, ends: '2021-12-31' } as PlanToRegister;
  const deadline = { kind: 'recurring' as const, raw: '每月20日前', date: null, from: null, every: 'month' as const, day: 20 };
  return openedOf({ milestone: 'm1', label: '报送进展', deadline, targets: [] }, { registeredOn: registrationDay(plan, null, null, today), occurrencesFrom: occurrencesBegin(plan, null, null, today), planEnds: plan.ends })
    .map(({ due }) => due);
}

describe('recurring tasks of an imported plan (rule 2)', () => {
  it('fall due from the issue date on', () => {
    expect(dues('2021-10-21', '2026-11-21')).toEqual(['2021-11-20', '2021-12-20']);
  });

  it('are never overdue for a time in which the ledger did not know of a plan without issue date', () => {
    expect(dues(null, '2021-11-01')).toEqual(['2021-11-20', '2021-12-20']);
    expect(dues(null, '2026-11-21')).toEqual([null]);
  });

  it('have one beginning, also where the registration of the plan goes on another day', () => {
    const plan = { id: 'p', issued: null, year: 2021, ends: '2021-12-31' };
    const begun = (occurredOn: string) => ({ position: 1, streams: new Map([['plan-p', [{ type: 'plan-registered', occurredOn, recordedAt: '2021-03-19T01:00:00.000Z' } as StreamEvent]]]) });
    expect(occurrencesBegin(plan, begun('2021-03-19'), null, '2021-03-22')).toBe('2021-03-19');
    expect(occurrencesBegin(plan, begun('2021-03-01'), '2021-03-01', '2021-03-22')).toBe('2021-03-01');
    expect(occurrencesBegin({ ...plan, issued: '2021-02-20' }, begun('2021-02-20'), null, '2021-03-22')).toBe('2021-02-20');
    expect(occurrencesBegin(plan, null, null, '2021-03-19')).toBe('2021-03-19');
  });
});
