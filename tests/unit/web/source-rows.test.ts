import { expect, test } from '@jest/globals';
import { readPlanFile } from '../../../src/intake/documents/read-plan-file.js';
import { lineWords, sourceRows } from '../../../src/web/pages/intake/draft/source-rows.js';
import { writeXlsx } from 'hucre/xlsx';

const LEDGER = [['示例市2021年工作台账'], ['领域', '序号', '任务名称', '完成时限', '牵头单位'], ['开办企业', 1, '推行一网通办', '6月底前', '市财政局']];

test('rows are counted as the workbook counts them, whatever sheets come before', async () => {
  const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: '填写说明', rows: [['请逐行填写'], ['不要合并']] }, { name: '台账', rows: LEDGER }] }));
  const file = await readPlanFile(bytes, { fileName: '台账.xlsx' });
  if (file.kind !== 'excel') throw new Error('no workbook');
  const { line } = file.plan.sections[0]!.measures[0]!.source;
  expect([line, lineWords(file, line), lineWords(file, 4)]).toEqual([7, '工作表“台账”第 3 行', '工作表“台账”']);
  expect(sourceRows(file).map(({ row }) => row)).toEqual([null, 1, 2, null, 1, 2, 3]);
});

test('lines of a text, and rows of a single sheet, are counted as they stand', () => {
  expect(lineWords({ lines: ['标题', '正文'], sheets: null }, 2)).toBe('原文第 2 行');
  expect(lineWords({ lines: ['【台账】', '正文'], sheets: [{ sheet: '台账', headerRows: [], columns: [], rows: 0 }] }, 2)).toBe('表中第 2 行');
});
