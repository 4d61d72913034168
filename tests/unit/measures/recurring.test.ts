import { describe, expect, it } from '@jest/globals';
import { foldMeasure } from '../../../src/measures/measure.decider.js';
import { occurrencesOf } from '../../../src/measures/occurrences.js';
import { aMeasure, by, commands, deadline, lead, milestone, milestoneOf, office, registration } from './measure-scenario.js';

/** Registered before it was kept from when they count. */
const counted = (registeredOn: string, planEnds: string, occurrencesFrom: string | null = null) => ({ registeredOn, planEnds, occurrencesFrom });

const recurring = (every: 'week' | 'month' | 'quarter' | 'half-year' | 'year', day: number | null = null, from: string | null = null) =>
  occurrencesOf(deadline({ kind: 'recurring', every, day, from }), counted('2021-05-10', '2021-12-31')).map(({ label, due }) => `${label} ${due}`);

describe('recurring milestones (rule 2)', () => {
  it('every month on its day, from the registration to the end of the plan', () => {
    expect(recurring('month', 20)).toEqual([
      '2021-05 2021-05-20', '2021-06 2021-06-20', '2021-07 2021-07-20', '2021-08 2021-08-20', '2021-09 2021-09-20', '2021-10 2021-10-20',
      '2021-11 2021-11-20', '2021-12 2021-12-20',
    ]);
    expect(recurring('month', 5)[0]).toBe('2021-06 2021-06-05');
  });

  it('a day the month does not have is its last day; without a day it is the last of the period', () => {
    expect(recurring('month', 31, '2021-01-01').slice(0, 2)).toEqual(['2021-01 2021-01-31', '2021-02 2021-02-28']);
    expect(recurring('quarter')).toEqual(['2021-Q2 2021-06-30', '2021-Q3 2021-09-30', '2021-Q4 2021-12-31']);
    expect(recurring('half-year', 15)).toEqual(['2021-H1 2021-06-15', '2021-H2 2021-12-15']);
    expect(recurring('year')).toEqual(['2021 2021-12-31']);
  });

  it('weeks are ISO weeks, due on the weekday or on Sunday', () => {
    expect(recurring('week').slice(0, 2)).toEqual(['2021-W19 2021-05-16', '2021-W20 2021-05-23']);
    expect(recurring('week', 5)[0]).toBe('2021-W19 2021-05-14');
    expect(occurrencesOf(deadline({ kind: 'recurring', every: 'week' }), counted('2020-12-28', '2021-01-10')).map(({ label }) => label)).toEqual(['2020-W53', '2021-W01']);
  });

  it('a plan registered after its own end, before the day they count from was kept, recurs within the year of its end', () => {
    const found = occurrencesOf(deadline({ kind: 'recurring', every: 'quarter' }), counted('2026-02-01', '2021-12-31'));
    expect(found.map(({ label }) => label)).toEqual(['2021-Q1', '2021-Q2', '2021-Q3', '2021-Q4']);
  });

  it('nothing falls due before the issue date, or before the ledger knew of a plan without one', () => {
    const dues = (from: string | null, occurrencesFrom: string) =>
      occurrencesOf(deadline({ kind: 'recurring', every: 'month', day: 20, from }), counted('2021-01-01', '2021-12-31', occurrencesFrom)).map(({ due }) => due);
    expect(dues(null, '2021-10-21')).toEqual(['2021-11-20', '2021-12-20']);
    expect(dues('2021-03-01', '2021-10-20')).toEqual(['2021-10-20', '2021-11-20', '2021-12-20']);
    expect(dues('2021-12-01', '2021-05-10')).toEqual(['2021-12-20']);
    expect(dues(null, '2026-11-21')).toEqual([]);
  });

  const monthly = aMeasure().given(by(office, {
    ...registration, planEnds: '2021-07-31', milestones: [milestone('m1', { kind: 'recurring', every: 'month', day: 20 }), milestone('m2', null)],
  }));

  it('each occurrence stands in the place of its milestone and is filed, checked and late separately', () => {
    expect(foldMeasure(monthly.history).milestones.map(({ milestone: name, label, occurrence, due }) => [name, label, occurrence, due])).toEqual([
      ['m1@2021-05', '成果m1（2021年5月）', '2021-05', '2021-05-20'],
      ['m1@2021-06', '成果m1（2021年6月）', '2021-06', '2021-06-20'],
      ['m1@2021-07', '成果m1（2021年7月）', '2021-07', '2021-07-20'],
      ['m2', '成果m2', null, null],
    ]);
    const filed = monthly.given(
      by(lead, commands.complete('2021-05-18', { milestone: 'm1@2021-05' })), by(office, commands.verify('2021-05-19', { milestone: 'm1@2021-05' })),
    );
    expect(milestoneOf(filed, 'm1@2021-05').status).toBe('closed');
    expect(milestoneOf(filed, 'm1@2021-06').status).toBe('in-progress');
    monthly.when(by(lead, commands.complete('2021-05-18'))).thenRefused('UNKNOWN_MILESTONE');
  });

  it('one whose days the plan leaves open stays one undated milestone', () => {
    const open = aMeasure().given(by(office, { ...registration, milestones: [milestone('m1', { kind: 'recurring' })] }));
    expect(milestoneOf(open)).toMatchObject({ milestone: 'm1', occurrence: null, due: null });
  });

  it('one that yields no occurrence stays one undated milestone', () => {
    const none = aMeasure().given(by(office, {
      ...registration, planEnds: '2021-05-15', milestones: [milestone('m1', { kind: 'recurring', every: 'month', day: 20 })],
    }));
    expect(milestoneOf(none)).toMatchObject({ milestone: 'm1', occurrence: null, due: null });
  });
});
