import { describe, expect, test } from '@jest/globals';
import { readXlsx, writeXlsx, type CellValue } from 'hucre/xlsx';
import { ledgerTemplate } from '../../../../src/export/ledger-template.js';
import type { ExcelPlanFile } from '../../../../src/intake/documents/plan-file.js';
import { readPlanFile } from '../../../../src/intake/documents/read-plan-file.js';

const read = async (bytes: Uint8Array): Promise<ExcelPlanFile> => await readPlanFile(bytes, { fileName: '模板.xlsx' }) as ExcelPlanFile;

/** The template as a person saves it: what stands behind the labels, and rows below the example. */
async function filledIn(front: readonly string[], rows: readonly Record<string, string>[]): Promise<Uint8Array> {
  const { sheets: [sheet] } = await readXlsx(await ledgerTemplate());
  const headings = sheet!.rows[7]!;
  front.forEach((value, row) => { sheet!.rows[row]![2] = value; });
  const body = rows.map((row) => headings.map((heading): CellValue => row[String(heading)] ?? null));
  return writeXlsx({ sheets: [{ name: sheet!.name, rows: [...sheet!.rows, ...body], merges: sheet!.merges! }] });
}

describe('the Excel template', () => {
  test('is a sheet with notes, frozen headings, a choice of deadline kinds and an example', async () => {
    const { sheets: [sheet] } = await readXlsx(await ledgerTemplate(), { readStyles: true });
    expect(sheet!.freezePane).toMatchObject({ rows: 8, columns: 4 });
    expect(sheet!.dataValidations![0]).toMatchObject({ type: 'list', values: ['截止', '期间内', '起始', '定期', '待定', '长期'] });
    expect(sheet!.rows[7]!.slice(0, 6)).toEqual(['序号', '领域', '事项', '任务名称', '措施全文', '完成时限']);
    expect(sheet!.rows[8]![0]).toBe('示例');
  });

  test('left empty it holds no measure, and says where to begin: the example is not imported', async () => {
    const { plan: empty, sheets, lines } = await read(await ledgerTemplate());
    expect(empty.sections).toEqual([]);
    expect(empty.warnings.filter(({ code }) => !code.endsWith('-missing')).map(({ message }) => message)).toEqual([expect.stringContaining('还没有填写任务')]);
    expect(empty.title).toBe('');
    expect(lines[7]).toContain('分管领导 | 总牵头协调部门 | 量化目标');
    expect(sheets[0]!.columns.every(({ meaning, sure }) => meaning !== null && sure)).toBe(true);
  });

  test('filled in, every column is read', async () => {
    const { plan, opening } = await read(await filledIn(['云川市2021年工作方案', '云川市', '云川市人民政府', '云政发〔2021〕5号', '2021年3月1日', '2021'], [
      { 序号: '1', 领域: '一、开办企业', 任务名称: '推行一网通办', 措施全文: '推行一网通办。6月底前建成平台。\n（1）统一入口。\n（2）统一受理。', 完成时限: '6月底前\n年底前', 时限类型: '截止\n截止', 到期日: '2021-06-30\n2021-12-31',
        牵头单位: '市行政审批局', 责任单位: '市公安局、市税务局等', 分管领导: '甲副市长', 总牵头协调部门: '市行政审批局', 量化目标: '办结4个工作日〔不高于4个工作日，第2个时限〕', 进展情况: '平台已上线。', 备注: '重点' },
      { 牵头单位: '市财政局' },
    ]));
    expect(plan).toMatchObject({
      title: '云川市2021年工作方案', jurisdiction: '云川市', issuer: '云川市人民政府', documentNumber: '云政发〔2021〕5号', issued: '2021-03-01', year: 2021,
      sections: [{
        ordinal: 1, name: '开办企业', leader: '甲副市长', coordinator: '市行政审批局', measures: [{
          number: 1, item: null, title: '推行一网通办', deadlines: [{ raw: '6月底前', kind: 'by', date: '2021-06-30' }, { raw: '年底前', kind: 'by', date: '2021-12-31' }],
          groups: [{ lead: ['市行政审批局'], responsible: ['市公安局', '市税务局'], supporting: [] }, { lead: ['市财政局'], responsible: [], supporting: [] }],
          subitems: [{ number: 1, text: '统一入口。' }, { number: 2, text: '统一受理。' }], targets: [{ deadline: 1, value: '4', unit: '个工作日', direction: 'at-most' }],
        }],
      }],
    });
    expect(opening).toMatchObject([{ row: 10, progress: '平台已上线。', note: '重点' }]);
    expect(plan.warnings.map(({ code, message }) => [code, message])).toEqual([['units-incomplete', expect.stringMatching(/^第 10 行：/)]]);
  });
});
