import { expect, test } from '@jest/globals';
import { readPlanFile } from '../../../../src/intake/documents/read-plan-file.js';
import { runningLedger } from '../../../support/running-ledger.js';

const HEADINGS = ['领域', '序号', '任务名称', '完成时限', '牵头单位', '办理状态', '完成时间', '延期至'];
const readRows = async (...rows: (string | number | null)[][]) => {
  const file = await readPlanFile(await runningLedger([['示例市2021年工作台账'], HEADINGS, ...rows]), { fileName: '台账.xlsx' });
  return file as Extract<typeof file, { kind: 'excel' }>;
};

test('a date without its format is told as the day it is, not as its serial number', async () => {
  const { plan } = await readRows(['开办企业', 1, '推行一网通办', 44286, '市财政局', null, null, null]);
  expect(plan.sections[0]!.measures[0]!.deadlines).toEqual([{ raw: '2021年3月31日', kind: 'by', date: '2021-03-31' }]);
});

test('a month is no day on which something was completed; as a limit it is its last day', async () => {
  const { opening, plan } = await readRows(
    ['开办企业', 1, '推行一网通办', '6月底前', '市财政局', '已完成', '5月', null], ['开办企业', 2, '减少材料', '6月底前', '市财政局', '推进中', null, '9月'],
    ['开办企业', 3, '公开指南', '6月底前', '市财政局', '已完成', 44273, null], ['开办企业', 4, '压缩时间', '6月底前', '市财政局', '已完成', '5.20', null],
  );
  expect(opening.map(({ completedOn, extendedTo }) => completedOn ?? extendedTo)).toEqual(['5月', '2021-09-30', '2021-03-18', '2021-05-20']);
  expect(plan.warnings.map(({ code, message }) => [code, message])).toContainEqual(['value-unread', '第 3 行：完成日期“5月”读不出具体日期，按原样保留，请核对。']);
});
