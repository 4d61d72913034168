import fc from 'fast-check';
import type { ParsedDeadline, ParsedMeasure, ParsedPlan, ParsedTarget } from '../../../src/intake/parsed-plan.js';

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
  name: words(2, 8).map((name) => name.replace(/[、]+$/, '')), leader: fc.constant(null), coordinator: fc.option(unit), measures: fc.array(measure, { minLength: 1, maxLength: 5 }),
}).map(({ measures, ...own }) => ({ ...own, measures: measures.map((one, index) => ({ ...one, number: index + 1 })) }));
/** Plans with everything that a ledger holds of one. */
export const arbitraryPlan: fc.Arbitrary<ParsedPlan> = fc.record({
  place: fc.constantFrom('云川市', '青岭省'), issuer: fc.option(fc.constant('云川市人民政府')), documentNumber: fc.option(fc.constant('云政发〔2021〕5号')), issued: fc.option(day), sections: fc.array(section, { minLength: 1, maxLength: 4 }),
}).map(({ place, sections, ...front }) => ({
  ...front, title: `${place}2021年优化营商环境工作方案`, jurisdiction: place, year: 2021, duties: [], warnings: [],
  sections: sections.map((one, index) => ({ ...one, ordinal: index + 1 })),
}));
