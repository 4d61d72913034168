import { expect, test } from '@jest/globals';
import { readXlsx } from 'hucre/xlsx';
import { assignmentTable } from '../../../src/export/assignment-table.js';
import { tableWorkbook } from '../../../src/export/table-workbook.js';
import { readPlanFile } from '../../../src/intake/documents/read-plan-file.js';
import { unpack } from '../../../src/intake/documents/zip-archive.js';
import { readDocument } from '../../../src/intake/read-document.js';
import { textProblem } from '../../../src/ledger/entered-text.js';

/** Recorded before such characters were kept out. */
const BROKEN = '更新\ufffe园内\uffff路灯\u0001\ud800';
const TABLE = { sheet: '台\uffff账', title: BROKEN, fields: [{ label: '方案名称', value: BROKEN }], notes: [BROKEN], columns: [{ heading: '任务', width: 20 }], rows: [[BROKEN], ['编号_x0041_与_x000D_'], ['_x0041_x0042_']] };

const textsOf = async (workbook: Uint8Array) => (await readXlsx(workbook)).sheets[0]!.rows.flat().filter((value) => value !== null);

test('a character that XML has no place for does not make an export unreadable', async () => {
  const word = await assignmentTable({
    plan: BROKEN, sections: [{ name: BROKEN, measures: [{ number: '1', title: BROKEN, details: [], deadlines: ['6月底前'], lead: ['市园林局'], responsible: [], supporting: [], unitsIncomplete: false, cited: '「公园管理第1项」' }] }],
  });
  const excel = await tableWorkbook([TABLE]);
  for (const parts of [unpack(word), unpack(excel)]) {
    for (const [path, content] of parts) expect({ path, found: /[\u0001-\u0008\ufffe\uffff]|&#x?(?:1|fff[ef]);/i.exec(Buffer.from(content).toString('utf8')) }).toEqual({ path, found: null });
  }
  expect((await readPlanFile(word, { fileName: '分工表.docx' })).text).toContain('更新园内路灯\ufffd');
  expect(await textsOf(excel)).toEqual(['更新园内路灯\ufffd', '方案名称：', '更新园内路灯\ufffd', '更新园内路灯\ufffd', '任务', '更新园内路灯\ufffd', '编号_x0041_与_x000D_', '_x0041_x0042_']);
});

test('words that Excel would take for a character stay as they are', async () => {
  expect((await textsOf(await tableWorkbook([TABLE]))).slice(-2)).toEqual(['编号_x0041_与_x000D_', '_x0041_x0042_']);
});

test('such characters come in no more, neither with a file nor with a form', () => {
  expect(readDocument(Buffer.from('更新\uffff园内\ufffe路灯。'))).toBe('更新园内路灯。');
  expect(textProblem('更新\uffff路灯')).toContain('控制字符');
  expect(textProblem('更新\ufffe路灯')).toContain('控制字符');
  expect(textProblem('更新路灯')).toBeNull();
});
