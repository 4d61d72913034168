import { expect, test } from '@jest/globals';
import { readSeedPlan } from '../../../src/intake/seed-plan.js';
import { expectMarksToSayWhatWasRead, expectPageEndsToChangeNothing, publishedPlan } from './published-plans.js';

const published = publishedPlan('weifang-2021');

test('the Weifang seed holds 18 indicators, 183 measures, 56 of them without a date', async () => {
  const seed = await readSeedPlan('weifang-2021');
  const measures = seed.sections.flatMap((section) => section.measures);
  expect([seed.sections.length, measures.length, measures.filter(({ deadlines }) => deadlines.length === 0).length]).toEqual([18, 183, 56]);
});

test('登记财产 4 has the three dated results of rule 1', async () => {
  const seed = await readSeedPlan('weifang-2021');
  const measure = seed.sections.find(({ name }) => name === '登记财产')!.measures[3]!;
  expect(measure.deadlines.map(({ date }) => date)).toEqual(['2021-05-31', '2021-09-30', '2021-11-30']);
});

published.check('what was read is marked in the lines of the document', () => {
  expectMarksToSayWhatWasRead(published);
});

published.check('page ends at other places change nothing', () => {
  expectPageEndsToChangeNothing(published);
});

published.check('the main text of the Weifang plan holds one dated duty and two of the leading-group office', () => {
  const office = ['市持续深入优化营商环境和推进政府职能转变领导小组办公室'];
  expect(published.plan().duties.map(({ line, deadlines, units }) => [line, deadlines.map(({ date }) => date), units])).toEqual([[35, ['2021-10-31'], []], [39, [], office], [43, [], office]]);
});

published.check('each target read from the Weifang plan is one of the seed', async () => {
  const seed = await readSeedPlan('weifang-2021');
  const known = seed.sections.flatMap(({ name, measures }) => measures.flatMap(({ number, targets }) => targets.map(({ direction, value, unit, baseline }) => [name, number, direction, baseline ?? null, value, unit].join(' '))));
  const read = published.plan().sections.flatMap(({ name, measures }) => measures.flatMap(({ number, targets }) => targets.map(({ direction, value, unit, baseline }) => [name, number, direction, baseline ?? null, value, unit].join(' '))));
  expect(read.length).toBeGreaterThan(15);
  expect(read.filter((one) => !known.includes(one))).toEqual([]);
});
