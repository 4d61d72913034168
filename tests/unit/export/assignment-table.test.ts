import { expect, test } from '@jest/globals';
import { assignmentTable } from '../../../src/export/assignment-table.js';
import { readPlanFile } from '../../../src/intake/documents/read-plan-file.js';
import { NOTHING_DONE } from '../../../src/intake/drafts/draft.js';
import { readDraft } from '../../../src/intake/drafts/read-draft.js';
import { shortened } from '../../../src/intake/registration/plan-to-register.js';
import { assignmentTableOf } from '../../../src/intake/use-cases/assignment-table-of.js';

const TABLE = {
  plan: '云川市夜间经济行动',
  sections: [
    { name: '公园管理', measures: [
      { number: '1', title: '更新园内路灯', details: [], deadlines: ['2023年6月底前', '2023年9月底前'], lead: ['市园林局'], responsible: ['市城管局', '市供电公司'], supporting: [], unitsIncomplete: false, cited: '「公园管理第1项」' },
      { number: '2', title: '延长开放时间', details: [], deadlines: [], lead: [], responsible: ['市园林局'], supporting: ['市公安局'], unitsIncomplete: false, cited: '「公园管理第2项」' },
    ] },
    { name: '交通出行', measures: [{ number: '1', title: '优化线路', details: [], deadlines: ['2023年7月底前'], lead: ['市交通局'], responsible: [], supporting: [], unitsIncomplete: false, cited: '「交通出行第1项」' }] },
  ],
};

test('the table of assignments holds every task with its limits and units, and what each unit has to do', async () => {
  const bytes = await assignmentTable(TABLE);
  const { text, plan } = await readPlanFile(bytes, { fileName: '任务分工表.docx', year: 2023 });
  expect(text).toContain('云川市夜间经济行动任务分工表');
  expect(plan.sections.slice(0, 2).flatMap(({ measures }) => measures.map(({ title, deadlines, groups }) => ({ title, raw: deadlines.map(({ raw }) => raw), groups })))).toEqual([
    { title: '更新园内路灯', raw: ['2023年6月底前', '2023年9月底前'], groups: [{ lead: ['市园林局'], responsible: ['市城管局', '市供电公司'], supporting: [] }] },
    { title: '延长开放时间', raw: [], groups: [{ lead: [], responsible: ['市园林局'], supporting: ['市公安局'] }] },
    { title: '优化线路', raw: ['2023年7月底前'], groups: [{ lead: ['市交通局'], responsible: [], supporting: [] }] },
  ]);
  expect(text).toMatch(/市园林局[^]*1项：「公园管理第1项」[^]*1项：「公园管理第2项」/);
});

const NOTICE = `云川市2023年夜市管理工作方案

一、公园管理
1.更新园内路灯。主要园路的路灯亮度提高20%。6月底前完成。（牵头单位：市园林局；责任单位：市城管局等）

二、保障措施
市财政局要在9月底前安排夜市经费。
`;

test('the table of a document holds the text of each task, 等 where the units are not all named, and what of the main text is registered', async () => {
  const reading = await readDraft(Buffer.from(NOTICE), { fileName: '方案.txt' });
  expect(reading.file.plan.duties).toHaveLength(1);
  const register = { state: 'register' as const, title: '安排夜市经费', units: null, deadlines: null, reason: null };
  const textOf = async (work: typeof NOTHING_DONE) => (await readPlanFile((await assignmentTableOf({ reading, work })).bytes, { fileName: '任务分工表.docx' })).text;
  const text = await textOf({ ...NOTHING_DONE, duties: { d1: register } });
  expect(text).toContain('路灯亮度提高20%');
  expect(text).toContain('市城管局等（未列全）');
  expect(text).toMatch(/正文任务（1项）[^]*安排夜市经费[^]*9月底前[^]*市财政局/);
  expect(text).toMatch(/市财政局[^]*「正文任务第1项」/);
  expect(await textOf(NOTHING_DONE)).not.toContain('正文任务');
});

test.each([
  ['衡阳市2022年优化营商环境攻坚行动方案', '衡阳市2022年优化营商环境攻坚方案'], ['云川市优化营商环境攻坚方案', '云川市优化营商环境攻坚方案'],
  ['云川市优化服务三年行动方案', '云川市优化服务三年行动'], ['云川市2021年优化服务工作方案', '云川市2021年优化服务'],
])('the short title of %s is %s', (title, short) => expect(shortened(title)).toBe(short));
