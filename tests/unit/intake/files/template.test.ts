import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import type { ExcelPlanFile, OpeningRow } from '../../../../src/intake/documents/plan-file.js';
import { readPlanFile } from '../../../../src/intake/documents/read-plan-file.js';
import { writePlanWorkbook, writeTemplate } from '../../../../src/intake/documents/template.js';
import { parsePlanText } from '../../../../src/intake/parse-plan-document.js';
import type { ParsedDeadline, ParsedMeasure, ParsedPlan, ParsedTarget } from '../../../../src/intake/parsed-plan.js';
import { parseDocument } from '../documents.js';

const readBack = async (plan: ParsedPlan, opening: readonly OpeningRow[] = []) => {
  const file = await readPlanFile(await writePlanWorkbook(plan, opening), { fileName: '台账.xlsx' });
  return file as ExcelPlanFile;
};

/** A plan but for what tells of the source. */
const facts = ({ sections, title, jurisdiction, issuer, documentNumber, issued, year }: ParsedPlan) => ({
  title, jurisdiction, issuer, documentNumber, issued, year,
  sections: sections.map(({ measures, ...section }) => ({ ...section, measures: measures.map(({ source: _, ...measure }) => measure) })),
});

const words = (least: number, most: number) => fc.array(fc.constantFrom(...'推进改革提升服务建设平台优化流程压减环节全面落实（一）“”《》、'), { minLength: least, maxLength: most }).map((all) => `甲${all.join('')}`);
const unit = fc.constantFrom('市发改委', '市行政审批局', '各县(市、区)人民政府', '国网云川供电公司', '市公安局', '市税务局', '各责任单位', '人行云川市中心支行');
const units = fc.uniqueArray(unit, { maxLength: 4 });
const day = fc.integer({ min: 0, max: 364 }).map((days) => new Date(Date.UTC(2021, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
const deadline: fc.Arbitrary<ParsedDeadline> = fc.oneof(
  fc.record({ raw: words(1, 6), kind: fc.constantFrom('by', 'within', 'from'), date: day }),
  fc.constantFrom<ParsedDeadline>({ raw: '长期坚持', kind: 'ongoing' }, { raw: '上级文件下发后1个月内', kind: 'relative' }, { raw: '每月20日前', kind: 'recurring', every: 'month', day: 20 }),
  fc.record({ raw: words(1, 6), kind: fc.constant('recurring' as const), every: fc.constantFrom('week', 'month', 'quarter', 'half-year', 'year'), day: fc.integer({ min: 1, max: 28 }), from: day }, { requiredKeys: ['raw', 'kind', 'every'] }),
) as fc.Arbitrary<ParsedDeadline>;
const number = fc.oneof(fc.integer({ min: 0, max: 999 }).map(String), fc.integer({ min: 1, max: 999 }).map((tenths) => (tenths / 10).toFixed(1)));
const target: fc.Arbitrary<ParsedTarget> = fc.record({
  raw: words(1, 8), unit: fc.constantFrom('个工作日', '%', '米'), direction: fc.constantFrom('at-least', 'at-most', 'increase', 'decrease'), value: number, baseline: number,
}, { requiredKeys: ['raw', 'unit', 'direction', 'value'] }).map((rest) => ({ ...rest, deadline: 0 }));
const group = fc.record({ lead: units, responsible: units, supporting: units }).filter(({ lead, responsible, supporting }) => lead.length + responsible.length + supporting.length > 0);
const measure = fc.record({
  title: words(2, 20).map((title) => title.replace(/[、（）]+$/, '')), rest: fc.array(words(1, 40), { maxLength: 3 }),
  item: fc.option(fc.record({ number: fc.option(fc.integer({ min: 1, max: 40 })), title: words(2, 10).map((title) => title.replace(/[、]+$/, '')) })),
  deadlines: fc.array(deadline, { maxLength: 4 }), groups: fc.array(group, { maxLength: 3 }), targets: fc.array(target, { maxLength: 2 }), due: fc.nat(3),
}).map(({ rest, targets, due, ...own }): Omit<ParsedMeasure, 'number'> => ({
  ...own, text: [own.title, ...rest].join('。\n'), subitems: [], targets: targets.map((one) => ({ ...one, deadline: Math.min(due, Math.max(0, own.deadlines.length - 1)) })),
  source: { line: 1, lastLine: 1, marks: [] },
}));
const section = fc.record({
  name: words(2, 8).map((name) => name.replace(/[、]+$/, '')), leader: fc.option(fc.constantFrom('张三', '李四')), coordinator: fc.option(unit), measures: fc.array(measure, { minLength: 1, maxLength: 5 }),
}).map(({ measures, ...own }) => ({ ...own, measures: measures.map((one, index) => ({ ...one, number: index + 1 })) }));
const plan: fc.Arbitrary<ParsedPlan> = fc.record({
  place: fc.constantFrom('云川市', '青岭省'), issuer: fc.option(fc.constant('云川市人民政府')), documentNumber: fc.option(fc.constant('云政发〔2021〕5号')), issued: fc.option(day), sections: fc.array(section, { minLength: 1, maxLength: 4 }),
}).map(({ place, sections, ...front }) => ({
  ...front, title: `${place}2021年优化营商环境工作方案`, jurisdiction: place, year: 2021, duties: [], warnings: [],
  sections: sections.map((one, index) => ({ ...one, ordinal: index + 1 })),
}));

describe('the Excel template', () => {
  test('is a sheet with notes, frozen headings, a choice of deadline kinds and an example', async () => {
    const { sheets: [sheet] } = await readXlsx(await writeTemplate(), { readStyles: true });
    expect(sheet!.freezePane).toMatchObject({ rows: 8 });
    expect(sheet!.dataValidations![0]).toMatchObject({ type: 'list', values: ['截止', '期间内', '起始', '定期', '待定', '长期'] });
    expect(sheet!.rows[7]!.slice(0, 6)).toEqual(['序号', '领域', '事项', '任务名称', '措施全文', '完成时限']);
    expect(sheet!.rows[8]![0]).toBe('示例');
  });

  test('left empty it holds no measure: the example is not imported', async () => {
    const { plan: empty, sheets, lines } = await readPlanFile(await writeTemplate(), { fileName: '模板.xlsx' }) as ExcelPlanFile;
    expect(empty.sections).toEqual([]);
    expect(empty.warnings.map(({ code }) => code)).toContain('no-measures');
    expect(lines[7]).toContain('分管领导 | 总牵头协调部门 | 量化目标');
    expect(sheets[0]!.columns.every(({ meaning, sure }) => meaning !== null && sure)).toBe(true);
  });

  test('whatever plan is filled in is read back exactly', async () => {
    await fc.assert(fc.asyncProperty(plan, async (written) => {
      expect(facts((await readBack(written)).plan)).toEqual(facts(written));
    }), { numRuns: 60 });
  });

  test.each(['city-notice', 'annexes', 'leaders-and-subitems', 'items-with-paragraphs'])('the plan of %s goes through Excel without loss', async (name) => {
    const written = parseDocument(name);
    expect(facts((await readBack(written)).plan)).toEqual(facts(written));
  });

  test('what a running ledger says of progress is read back for its measure', async () => {
    const written = parsePlanText('云川市2021年工作方案\n一、开办企业\n1. 推行一网通办。6月底前完成。（市行政审批局）\n2. 减少材料。（市公安局）');
    const opening: OpeningRow = {
      sheet: '工作台账', row: 10, measure: { section: 0, index: 1 }, progress: '已减少3份。\n系统正在改造。', cumulative: '60%', status: '办理中', completedOn: '2021-06-20', extendedTo: '2021-09-30',
      extensionReason: '系统改造', slip: '云督〔2021〕3号', problems: '数据不通', nextSteps: '加快对接', note: '重点',
    };
    expect((await readBack(written, [opening])).opening).toEqual([opening]);
  });
});
