import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ParsedDeadline } from '../../../src/intake/parsed-plan.js';
import { placeOf } from '../../../src/intake/registration/plan-to-register.js';
import type { ReviewedMeasure, ReviewedPlan } from '../../../src/intake/registration/reviewed-plan.js';
import type { Actor } from '../../../src/ledger/roles.js';
import type { MeasureCommand } from '../../../src/measures/measure.commands.js';
import { decide, foldMeasure } from '../../../src/measures/measure.decider.js';
import type { MeasureEvent } from '../../../src/measures/measure.events.js';
import { by, Scenario, type Act } from '../../support/given-when-then.js';
import { BASIS, commands, office } from '../measures/measure-scenario.js';
import { exported, factsOf, readBack, registeredAgain, registeredPlan, type RegisteredPlan } from './round-trip.js';

const due = (raw: string, date: string): ParsedDeadline => ({ raw, kind: 'by', date });
const [JUNE, SEPTEMBER, DECEMBER] = [due('6月底前', '2021-06-30'), due('9月底前', '2021-09-30'), due('年底前', '2021-12-31')];
const bracket = (lead: string, ...responsible: string[]) => ({ lead: [lead], responsible, supporting: [] });
const measure = (number: number, title: string, given: Partial<Omit<ReviewedMeasure, 'place'>>): Omit<ReviewedMeasure, 'place'> => ({
  number, item: null, title, text: `${title}，按要求推进。\n责任单位见表。`, deadlines: [JUNE], groups: [bracket('市财政局')], targets: [], changedByHand: [], unitsIncomplete: false, ...given,
});
const MONTHLY: ParsedDeadline = { raw: '每季度末', kind: 'recurring', every: 'quarter', from: '2021-07-01' };
const TARGET = { deadline: 1, raw: '压缩至4个工作日', unit: '个工作日', direction: 'at-most' as const, baseline: '10', value: '4' };

const placed = (sections: (Omit<ReviewedPlan['sections'][number], 'measures'> & { measures: Omit<ReviewedMeasure, 'place'>[] })[]): ReviewedPlan['sections'] =>
  sections.map((section) => ({ ...section, measures: section.measures.map((one) => ({ ...one, place: placeOf(section.name, one) })) }));

/** As the office registered it, and with what became of it since: `now` is what a ledger started today would register. */
const plan = (which: 'then' | 'now'): ReviewedPlan => ({
  title: '云川市2021年优化服务工作方案', shortTitle: '优化服务行动', jurisdiction: '云川市', issuer: '云川市人民政府', documentNumber: '云政发〔2021〕5号', issued: '2021-01-10', year: 2021, ends: '2022-06-30',
  fileName: null, changedByHand: [], dismissed: [],
  sections: placed([
    { ordinal: 3, name: '开办企业', leader: null, coordinator: '市行政审批局', measures: [
      measure(1, '推行一网通办', { deadlines: which === 'then' ? [JUNE, SEPTEMBER, DECEMBER] : [JUNE, DECEMBER], groups: [bracket('市财政局', '市公安局'), bracket('市税务局')], targets: which === 'then' ? [{ ...TARGET, deadline: 2 }] : [TARGET], unitsIncomplete: true }),
      measure(2, '降低成本', {}),
      ...(which === 'then' ? [measure(3, '保留窗口', { deadlines: [JUNE, SEPTEMBER] })] : []),
      which === 'then' ? measure(4, '减少材料', {}) : measure(4, '免交材料', { deadlines: [SEPTEMBER] }),
    ] },
    { ordinal: 3, name: '组织保障', leader: null, coordinator: null, measures: [measure(5, '定期通报', { deadlines: [MONTHLY] })] },
    { ordinal: 1, name: '登记财产', leader: null, coordinator: null, measures: [measure(6, '办理登记', { deadlines: [] })] },
  ]),
  mainText: [{ key: 'd1', title: '公布清理结果', text: '各部门10月底前公布清理结果。', deadlines: [due('10月底前', '2021-10-31')], units: ['市司法局', '市财政局'], changedByHand: ['title'] }],
});

let ledger: RegisteredPlan;
let workbook: Buffer;

/** Adds to the history of a measure what is done with it. */
function act(title: string, ...acts: ((leads: string) => { command: MeasureCommand; as: 'office' | 'unit' })[]): void {
  const at = ledger.measures.findIndex(({ history: [first] }) => first?.type === 'measure-registered' && first.data.title === title);
  const { stream, history } = ledger.measures[at]!;
  const [lead] = foldMeasure(history).units;
  const unit: Actor = { account: 'a-unit', role: 'department-filer', department: lead!.unit };
  const scenario = new Scenario<MeasureCommand, MeasureEvent>(stream, ({ actor, command, today }: Act<MeasureCommand>, before) =>
    decide(command, foldMeasure(before), { today, actor, hostUnit: null, members: [], history: before }), history as never);
  const done = acts.reduce((so, one) => {
    const { command, as } = one(lead!.unit);
    return so.given(by(as === 'office' ? office : unit, command));
  }, scenario);
  ledger.measures[at] = { stream, history: [...done.history] };
}

beforeAll(async () => {
  ledger = registeredPlan(plan('then'), null);
  act('推行一网通办', () => ({ command: commands.terminate('2021-03-01', { milestone: 'm2' }), as: 'office' }),
    (unit) => ({ command: commands.report('2021-04-01', { unit, milestone: 'm3', text: '平台已上线。', cumulative: '6', problems: '数据不通', nextSteps: '加快对接' }), as: 'unit' }));
  act('降低成本', (unit) => ({ command: commands.request('2021-05-01', '2021-08-31', { unit }), as: 'unit' }), () => ({ command: commands.grant('2021-05-02', 'e2', '2021-08-31'), as: 'office' }));
  act('保留窗口', () => ({ command: commands.terminate('2021-03-01'), as: 'office' }), () => ({ command: commands.terminate('2021-03-01', { milestone: 'm2' }), as: 'office' }));
  const [revised] = registeredPlan(plan('now'), null).measures.filter(({ history: [first] }) => first?.type === 'measure-registered' && first.data.title === '免交材料').map(({ history }) => foldMeasure(history));
  act('减少材料', () => ({ command: { type: 'revise-measure', title: revised!.title, text: revised!.text, textSha256: 'a'.repeat(64), documentSha256: null, units: null, unitsIncomplete: null, occurredOn: '2021-04-01', basis: BASIS,
    milestones: [{ milestone: 'm1', label: '2021年9月底前', deadline: { raw: '9月底前', kind: 'by', date: '2021-09-30', from: null, every: null, day: null }, targets: [] }] }, as: 'office' }));
  act('公布清理结果', (unit) => ({ command: commands.complete('2021-07-01', { unit, text: '已经公布。' }), as: 'unit' }), () => ({ command: commands.verify('2021-07-02', { completedOn: '2021-07-01' }), as: 'office' }));
  workbook = await exported(ledger);
});

describe('a running ledger goes through Excel', () => {
  test('what another ledger registers from it is what goes on: nothing terminated, everything as revised, in the order of the plan', async () => {
    expect(factsOf(await registeredAgain(workbook, null))).toEqual(factsOf(registeredPlan(plan('now'), null)));
  });

  test('what was terminated is named with its row and left out', async () => {
    const { file: { plan: { warnings } } } = await readBack(workbook);
    expect(warnings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^第 13 行的时间节点已终止/), expect.stringMatching(/^第 13 行：责任单位后写有“等”/), expect.stringMatching(/^第 16 行的任务“保留窗口”已终止/),
    ]);
  });

  test('where its time nodes stand comes back as 期初, that of a 正文任务 too', async () => {
    const { file: { opening } } = await readBack(workbook);
    const said = opening.map(({ sheet: _, row: _row, ...one }) => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== null)));
    expect(said.filter(({ status }) => status !== '待签收')).toEqual([
      { measure: { section: 0, index: 0 }, status: '办理中', note: '时间节点：2021年6月底前' },
      { measure: { section: 0, index: 0 }, status: '办理中', progress: '平台已上线。', cumulative: '6', problems: '数据不通', nextSteps: '加快对接', note: '时间节点：2021年年底前' },
      { measure: { section: 0, index: 1 }, status: '办理中', extendedTo: '2021-08-31', extensionReason: '系统改造未完成' },
      { duty: 0, status: '已销号', completedOn: '2021-07-01' },
    ]);
    expect(opening.at(-1)!.measure).toBeNull();
  });

  test('occurrences of a recurring task share a row of the printed ledger, and come back one by one', async () => {
    act('定期通报', (unit) => ({ command: commands.report('2021-10-07', { unit, milestone: 'm1@2021-Q4', text: '正在准备。' }), as: 'unit' }));
    act('定期通报', (unit) => ({ command: commands.report('2021-10-08', { unit, milestone: 'm1@2021-Q3', text: '已通报两次。\n2021年第四季度：继续。', cumulative: '2', problems: '数据不全', nextSteps: null }), as: 'unit' }));
    const apart = await readBack(await exported(ledger));
    act('定期通报', (unit) => ({ command: commands.report('2021-10-09', { unit, milestone: 'm1@2021-Q3', text: '已通报两次。\n另有专报。', cumulative: '3', problems: '数据不全', nextSteps: null }), as: 'unit' }));
    const together = await readBack(await exported(ledger));
    const said = ({ file }: typeof apart) => file.opening.filter(({ measure: of }) => of?.section === 1).map(({ part, status, progress, cumulative, problems }) => ({ part, status, progress, cumulative, problems }));
    expect(said(together).slice(0, 2)).toEqual([
      { part: 1, status: '办理中', progress: '已通报两次。\n另有专报。', cumulative: '3', problems: '数据不全' },
      { part: 2, status: '办理中', progress: '正在准备。', cumulative: null, problems: null },
    ]);
    // what would not be read back as it is stays in rows of its own
    expect(said(apart)[0]).toEqual({ status: '办理中', progress: '已通报两次。\n2021年第四季度：继续。', cumulative: '2', problems: '数据不全' });
    expect(said(apart)).toHaveLength(said(together).length);
    expect(factsOf(await registeredAgain(await exported(ledger), null))).toEqual(factsOf(registeredPlan(plan('now'), null)));
  });

  test('where an edition has changed how often a task recurs, the ledger asks for what is in force and still shows what was asked for before', async () => {
    const monthly = { raw: '每月20日前', kind: 'recurring' as const, every: 'month' as const, from: null, day: 20, date: null };
    act('定期通报', () => ({ command: { type: 'revise-measure', title: null, text: null, textSha256: null, documentSha256: null, units: null, unitsIncomplete: null, occurredOn: '2021-11-01', basis: BASIS,
      milestones: [{ milestone: 'm1', label: '每月20日前', deadline: monthly, targets: [] }] }, as: 'office' }));
    const workbook = await exported(ledger);
    const { file } = await readBack(workbook);
    expect(file.plan.sections[1]!.measures[0]!.deadlines).toEqual([expect.objectContaining({ raw: '每月20日前', kind: 'recurring', every: 'month', day: 20, from: '2021-11-01' })]);
    const rows = file.opening.filter(({ measure: of }) => of?.section === 1).map(({ status, progress, note }) => ({ status, progress, note }));
    expect(rows[0]).toEqual({ status: '办理中', progress: '已通报两次。\n另有专报。', note: '时间节点：每季度末（2021年第三季度）' });
    expect(rows.slice(1)).toEqual(Array.from({ length: 8 }, () => ({ status: '办理中', progress: null, note: '时间节点：每月20日前' })));
    const again = (await registeredAgain(workbook, null)).measures.find(({ history: [first] }) => first?.type === 'measure-registered' && first.data.title === '定期通报')!;
    expect(foldMeasure(again.history).milestones.map(({ milestone }) => milestone)).toEqual(['11', '12'].map((month) => `m1@2021-${month}`).concat(['01', '02', '03', '04', '05', '06'].map((month) => `m1@2022-${month}`)));
  });
});
