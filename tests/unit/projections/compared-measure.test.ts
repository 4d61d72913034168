import { expect, it } from '@jest/globals';
import type { ComparedMilestone } from '../../../projections/plan-comparison/answers.js';
import { MEASURE_FOLD } from '../../../projections/plan-comparison/measure-rows.js';
import { BASIS, by, commands, office, registered } from '../measures/measure-scenario.js';

const { reopen, terminate } = commands;
const compared = ({ history }: ReturnType<typeof registered>): ComparedMilestone[] => {
  const [row] = MEASURE_FOLD.rows(history.reduce(MEASURE_FOLD.evolve, MEASURE_FOLD.initial));
  return JSON.parse(row!.values.at(-1) as string) as ComparedMilestone[];
};

it('a milestone that one edition ends and a later one takes up is compared again, with its deadline and targets', () => {
  const measure = registered();
  const ended = measure.given(by(office, terminate('2021-06-01')));
  expect(compared(ended).map(({ due }) => due)).toEqual([null, null]);
  expect(compared(ended.given(by(office, reopen('2021-06-02', { basis: BASIS }))))).toEqual(compared(measure));
  expect(compared(measure)[0]).toMatchObject({ due: '2021-06-30', targets: [{ value: '100' }] });
});
