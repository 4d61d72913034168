import { expect, test } from '@jest/globals';
import { assignmentTable } from '../../../src/export/assignment-table.js';
import { readPlanFile } from '../../../src/intake/documents/read-plan-file.js';

const TABLE = {
  plan: '云川市夜间经济行动',
  sections: [
    { name: '公园管理', measures: [
      { number: '1', title: '更新园内路灯', deadlines: ['2023年6月底前', '2023年9月底前'], lead: ['市园林局'], responsible: ['市城管局', '市供电公司'], supporting: [], cited: '「公园管理第1项」' },
      { number: '2', title: '延长开放时间', deadlines: [], lead: [], responsible: ['市园林局'], supporting: ['市公安局'], cited: '「公园管理第2项」' },
    ] },
    { name: '交通出行', measures: [{ number: '1', title: '优化线路', deadlines: ['2023年7月底前'], lead: ['市交通局'], responsible: [], supporting: [], cited: '「交通出行第1项」' }] },
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
