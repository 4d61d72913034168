import { describe, expect, test } from '@jest/globals';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { readPlanFile } from '../../../../src/intake/documents/read-plan-file.js';
import type { ExcelPlanFile } from '../../../../src/intake/documents/plan-file.js';
import { parsePlanText } from '../../../../src/intake/parse-plan-document.js';
import { exported, registeredPlan } from '../../export/round-trip.js';

const plan = (place: string, measures: string) => registeredPlan(parsePlanText(`${place}2021年优化服务工作方案\n${place}人民政府\n2021年3月1日\n一、开办企业\n${measures}`, { year: 2021 }), null);
const ofYun = plan('云川市', '1. 推行一网通办。6月底前完成。（市行政审批局）\n2. 减少材料。（市公安局）');
const ofQing = plan('青岭市', '1. 降低成本。9月底前完成。（市财政局）');

/** Sheets of several workbooks as one. */
async function together(...workbooks: Uint8Array[]): Promise<Uint8Array> {
  const sheets = (await Promise.all(workbooks.map((one) => readXlsx(one)))).flatMap(({ sheets: of }) => of);
  return writeXlsx({ sheets: sheets.map(({ name, rows, merges }) => ({ name, rows, merges: merges! })) });
}

const read = async (bytes: Uint8Array, options: { plan?: string } = {}): Promise<ExcelPlanFile> => await readPlanFile(bytes, { fileName: '台账.xlsx', ...options }) as ExcelPlanFile;

describe('a workbook of all plans is imported plan by plan', () => {
  test('which one is asked, with their titles', async () => {
    const both = await together(await exported(ofYun), await exported(ofQing));
    await expect(read(both)).rejects.toMatchObject({
      code: 'SEVERAL_PLANS', message: expect.stringContaining('《云川市2021年优化服务工作方案》、《青岭市2021年优化服务工作方案》'), details: { titles: ['云川市2021年优化服务工作方案', '青岭市2021年优化服务工作方案'] },
    });
    const { plan: yun } = await read(both, { plan: '云川市2021年优化服务工作方案' });
    expect([yun.title, yun.sections.map(({ measures }) => measures.length)]).toEqual(['云川市2021年优化服务工作方案', [2]]);
    const qing = await read(both, { plan: '青岭市2021年优化服务工作方案' });
    expect(qing.plan.sections.map(({ measures }) => measures.map(({ title }) => title))).toEqual([['降低成本']]);
    expect([qing.sheets.length, qing.lines.join()]).toEqual([1, expect.not.stringContaining('云川市')]);
    await expect(read(both, { plan: '别的方案' })).rejects.toMatchObject({ code: 'PLAN_NOT_IN_FILE', message: expect.stringContaining('《青岭市2021年优化服务工作方案》') });
  });

  test('a sheet that was added below a plan without its name belongs to it', async () => {
    const more = await writeXlsx({ sheets: [{ name: '补充', rows: [['序号', '领域', '任务名称', '完成时限', '责任单位'], ['2', '登记财产', '缩短时间', '9月底前', '市财政局']] }] });
    const both = await together(await exported(ofYun), await exported(ofQing), more);
    expect((await read(both, { plan: '青岭市2021年优化服务工作方案' })).plan.sections.map(({ name }) => name)).toEqual(['开办企业', '登记财产']);
    expect((await read(both, { plan: '云川市2021年优化服务工作方案' })).plan.sections.map(({ name }) => name)).toEqual(['开办企业']);
  });
});

test('a ledger exported with a filter says that it is a part, and misses no numbers', async () => {
  const [, second] = ofYun.measures;
  const { plan: part } = await read(await exported({ ...ofYun, measures: [second!] }, 'filtered'));
  expect(part).toMatchObject({ partial: true, sections: [{ measures: [{ number: 2, title: '减少材料' }] }] });
  expect(part.warnings.filter(({ code }) => !code.endsWith('-missing')).map(({ message }) => message)).toEqual([expect.stringContaining('不是方案的全部')]);
  expect((await read(await exported(ofYun))).plan.partial).toBeUndefined();
});
