import { expect, test } from '@jest/globals';
import { summariseImport, summariseParsedPlan, summariseWarnings } from '../../../src/intake/summary.js';
import { parseDocument } from './documents.js';

test('the summary of a plan counts what was read', () => {
  const summary = summariseParsedPlan(parseDocument('city-notice'));
  expect(summary).toContain('成文日期：2023年3月8日');
  expect(summary).toContain('共 3 个领域、9 项措施，写明时限 12 处，无时限 2 项');
});

test('duties of the main text are listed with their lines', () => {
  const plan = { ...parseDocument('city-notice'), duties: [{ line: 12, text: '市园林局要在10月底前公布清理结果。', deadlines: [], units: ['市园林局'] }] };
  expect(summariseParsedPlan(plan)).toContain('措施之外，正文另有 1 处写明时限或责任单位：\n  第 12 行　市园林局要在10月底前公布清理结果。\n');
  expect(summariseParsedPlan({ ...plan, duties: [] })).not.toContain('措施之外');
});

test('what to check is listed with its line, or said to be nothing', () => {
  const plan = parseDocument('city-notice');
  expect(summariseWarnings(plan)).toContain('第 41 行　责任单位后写有“等”，未列全，请确认其余单位。');
  expect(summariseWarnings({ ...plan, warnings: [] })).toBe('没有需要核对的地方。\n');
});

const outcome = { plan: { title: '某方案', measures: 9 }, registeredMeasures: 0, registeredUnits: 0, attachedTexts: 0, unchanged: 9, guessedUnits: [], differences: [] };

test('an import without changes says so', () => {
  expect(summariseImport(outcome)).toContain('台账中已有全部内容，没有改动。');
});

test('differences are shown with both sides and the promise that nothing was changed', () => {
  const differences = [{ key: 's1m2:deadlines', about: '「公园管理第2项」', field: 'deadlines' as const, registered: '2023年6月底前', document: '2023年9月底前' }];
  expect(summariseImport({ ...outcome, differences })).toContain('与台账不一致 1 处，没有改动台账，请核对：\n  s1m2:deadlines　「公园管理第2项」　完成时限　台账：2023年6月底前　文件：2023年9月底前');
});
