import { v5 as uuidV5 } from 'uuid';
import { describe, expect, test } from '@jest/globals';
import type { AppendRequest, EventStore } from '../../../src/event-store/event-store.js';
import { StoreUnavailableError } from '../../../src/event-store/errors.js';
import { importInTerminal } from '../../../src/intake/drafts/import-in-terminal.js';
import { importPlan } from '../../../src/intake/registration/import-plan.js';
import { reorderingStore } from '../../support/reordering-store.js';
import { countingStore, documentToImport, fillLedgerOn, leavesOf, ports, store } from './ledger-to-fill.js';
import { documentOf, NOTICE, type Sections } from './notice.js';

const TODAY = '2023-04-01';
fillLedgerOn(TODAY);

describe('importing a document', () => {
  test('registers the plan, its units and its measures with their full text, on the day of issue', async () => {
    const result = await importPlan(documentOf(NOTICE), ports);
    expect(result).toMatchObject({ registeredPlan: true, registeredMeasures: 9, attachedTexts: 0, unchanged: 0, differences: [] });
    const [plan] = await leavesOf('plan-registered');
    expect(plan).toMatchObject({ occurredOn: '2023-03-08', data: { jurisdiction: '云川市', year: 2023, ends: '2023-12-31', measureCount: 9 }, basis: { issuedOn: '2023-03-08' } });
    const [measure] = await leavesOf('measure-registered');
    expect(measure!.data).toMatchObject({
      title: '更新园内路灯', indicator: { ordinal: null, name: '公园管理' }, number: 1,
      milestones: [{ milestone: 'm1', label: '2023年6月底前', deadline: { kind: 'by', date: '2023-06-30' } }, { milestone: 'm2', label: '2023年9月底前', deadline: { date: '2023-09-30' } }],
      source: { reference: '「公园管理第1项」' },
    });
    expect(measure!.data['text']).toContain('夜间照明做到无死角');
  });

  test('rule 7: the lead is derived only where the text names none', async () => {
    await importPlan(documentOf(NOTICE), ports);
    const units = (await leavesOf('measure-registered')).map(({ data }) => data['units'] as { printedName: string; role: string; derived: boolean }[]);
    expect(units[0]!.filter(({ role }) => role === 'lead')).toEqual([expect.objectContaining({ printedName: '市园林局', derived: false })]);
    expect(units[1]!.filter(({ role }) => role === 'lead')).toEqual([expect.objectContaining({ printedName: '市园林局', derived: true })]);
  });

  test('the same day twice is two milestones; no deadline is one without', async () => {
    await importPlan(documentOf(NOTICE), ports);
    const labels = (await leavesOf('measure-registered')).map(({ data }) => [data['title'], (data['milestones'] as { label: string }[]).map(({ label }) => label)]);
    expect(labels).toContainEqual(['送书下乡', ['省里下发“书香乡村”工作方案后，在2个月内', '2023年7月底前（之1）', '2023年7月底前（之2）']]);
    expect(labels).toContainEqual(['延长开放时间', ['无明确时限']]);
  });

  test('measures and units stand in the order of the plan, whatever order the store gives to appends made at once', async () => {
    const document = documentOf(NOTICE);
    await importPlan(document, { ...ports, store: reorderingStore(store) });
    const measures = (await leavesOf('measure-registered')).map(({ data }) => [(data['indicator'] as { name: string }).name, data['number'], data['title']]);
    expect(measures).toEqual(document.plan.measures.map(({ indicator, number, title }) => [indicator.name, number, title]));
    const units = (await leavesOf('department-registered')).map(({ data }) => data['name']);
    expect(units).toEqual([...new Set((await leavesOf('measure-registered')).flatMap(({ data }) => (data['units'] as { printedName: string }[]).map(({ printedName }) => printedName)))]);
  });

  test('again changes nothing, however the lines are broken', async () => {
    await importPlan(documentOf(NOTICE), ports);
    const before = await store.nextPosition();
    const again = await importPlan(documentOf(NOTICE.replace('夜间照明做到无死\n\n角', '夜间照明做到无死角')), ports);
    expect(again).toMatchObject({ registeredPlan: false, registeredMeasures: 0, registeredUnits: 0, attachedTexts: 0, unchanged: 9, differences: [] });
    expect(await store.nextPosition()).toBe(before);
  });

  test('a changed text is a difference and is not applied', async () => {
    await importPlan(documentOf(NOTICE), ports);
    const before = await store.nextPosition();
    const changed = await importPlan(documentOf(NOTICE.replace('夏季每天延长两小时', '夏季每天延长三小时').replace('年内调整线路', '10月底前调整线路')), ports);
    expect(changed.differences.map(({ about, field }) => [about, field])).toEqual([
      ['「公园管理第2项」', 'text'], ['「公交出行第1项」', 'deadlines'], ['「公交出行第1项」', 'text'], ['云川市便民服务提升行动实施方案', 'plan-text'],
    ]);
    expect(await store.nextPosition()).toBe(before);
  });

  test('words that were changed and left with their hash are a difference', async () => {
    await importPlan(documentOf(NOTICE), ports);
    const [registered] = await leavesOf('measure-registered');
    await store.append(registered!.stream, 0, [{
      id: 'b0d6bd5e-54d5-4c1f-8a8e-3a4f5b3a9c11', type: 'entry-corrected', version: 1, occurredOn: TODAY, actor: ports.actor, basis: null, correlation: null, causation: null,
      data: { target: registered!.id, reason: '改动', occurredOn: null, changes: { text: '另一段原文' } },
    }]);
    const again = await importPlan(documentOf(NOTICE), ports);
    expect(again.differences).toEqual([expect.objectContaining({ about: '「公园管理第1项」', field: 'text', registered: '另一段原文' })]);
  });

  test('a measure that appears or vanishes in a changed document is a difference', async () => {
    await importPlan(documentOf(NOTICE), ports);
    const withOneMore = NOTICE.replace('## 云川市便民服务提升行动\n\n### 配套措施一—图书借阅', '5. 修剪树木。（责任部门：市园林局）\n\n## 云川市便民服务提升行动\n\n### 配套措施一—图书借阅');
    const more = await importPlan(documentOf(withOneMore), ports);
    expect(more.differences.map(({ field }) => field)).toEqual(['not-in-ledger', 'plan-text']);
    expect(await leavesOf('measure-registered')).toHaveLength(9);
  });

  test('the same words read under another heading add nothing to a plan that is registered whole', async () => {
    await importPlan(documentOf(NOTICE), ports);
    const leaves = (await store.readAll(0, 10_000)).length;
    const result = await importPlan(documentOf(NOTICE, ([section, ...others]) => [{ ...section!, name: '公园和广场' }, ...others]), ports);
    expect(result).toMatchObject({ registeredMeasures: 0, differences: expect.arrayContaining([expect.objectContaining({ field: 'not-in-ledger' }), expect.objectContaining({ field: 'not-in-document' })]) });
    expect((await store.readAll(0, 10_000)).length).toBe(leaves);
  });

  test('titles without texts are no other text', async () => {
    await importPlan(documentOf(NOTICE), ports);
    const titlesAlone = (sections: Sections) => sections.map((section) => ({ ...section, measures: section.measures.map((measure) => ({ ...measure, text: measure.title })) }));
    const result = await importPlan(documentOf(NOTICE, titlesAlone), ports);
    expect(result).toMatchObject({ registeredMeasures: 0, attachedTexts: 0, differences: [] });
  });

  test('an interrupted import goes on where it stopped', async () => {
    // The plan and its 13 units stand; of the measures handed over at once the first four get through.
    const failing: EventStore = Object.assign(Object.create(store) as EventStore, {
      append: store.append.bind(store),
      async appendInOrder(calls: readonly AppendRequest[]) {
        if (calls[0]!.stream.startsWith('department-')) return store.appendInOrder(calls);
        await store.appendInOrder(calls.slice(0, 4));
        throw new StoreUnavailableError('connection lost');
      },
    });
    await expect(importPlan(documentOf(NOTICE), { ...ports, store: failing })).rejects.toThrow(StoreUnavailableError);
    const written = await store.nextPosition();
    const rest = await importPlan(documentOf(NOTICE), ports);
    expect(written).toBe(18);
    expect(rest).toMatchObject({ registeredMeasures: 5, registeredUnits: 0 });
    expect(await leavesOf('measure-registered')).toHaveLength(9);
    const units = await leavesOf('department-registered');
    expect(new Set(units.map(({ data }) => data['name'])).size).toBe(units.length);
    expect(rest.differences).toEqual([]);
  });
});

describe('a plan that cannot be used', () => {
  const refused = async (text: string, cause = '') => {
    await expect((async () => importPlan(documentOf(text), ports))()).rejects.toMatchObject({ code: 'PLAN_NOT_USABLE', message: expect.stringContaining(cause) });
    expect(await store.nextPosition()).toBe(0);
  };
  test('an impossible date leaves nothing half-written', () => refused(NOTICE.replace('9月底前，其他公园', '9月31日前，其他公园')));
  test('no measures', () => refused('云川市2023年工作方案\n\n没有编号的文字。\n'));
  test('no year', () => refused('云川市便民行动方案\n\n一、公园\n\n1. 更新路灯。6月底前，完成。（责任部门：市园林局）\n'));
  test('a measure longer than a leaf holds', () => refused(NOTICE.replace('梳理客流', '梳理客流'.repeat(6_000)), '超过一项措施 20000 字的上限'));
  test('more deadlines than a measure has', () => refused(NOTICE.replace('梳理客流', '6月底前、'.repeat(101)), '个完成时限，超过一项措施 100 个的上限'));
  test('a text and deadlines that are allowed each, and together more than a leaf holds', () =>
    refused(NOTICE.replace('梳理客流', '梳理客流'.repeat(4_500) + '6月底前、'.repeat(60)), '原文、时限和单位（'));

  test('100,000 deadlines in one measure are counted and refused before the ledger is asked anything', async () => {
    const { counted, calls } = countingStore();
    const refusal = async () => importPlan(documentOf(NOTICE.replace('梳理客流', '6月底前、'.repeat(100_000))), { ...ports, store: counted });
    await expect(refusal()).rejects.toMatchObject({ code: 'PLAN_NOT_USABLE', details: { deadlines: 100_001 } });
    expect(calls).toEqual({});
  });
});

test('a plan that was voided is registered again in the terminal once that is asked for, and then known', async () => {
  const text = '云川市人民政府\n2024年2月1日\n\n云川市2024年绿化方案\n\n一、绿化\n\n1. 植树。3月底前，植树。（责任部门：市绿化局）\n';
  const document = await documentToImport(Buffer.from(text));
  const office = { ...ports, actor: { account: 'terminal', role: 'office' as const, department: null } };
  const answers = { dryRun: false, issuer: '未载明', issued: '未载明', documentNumber: '未载明', effectiveOn: '2023-03-01' };
  const run = (more: object = {}) => importInTerminal(document, { ...answers, ...more }, office);
  const first = (await run()).result!.plan.id;
  await store.append(`plan-${first}`, 0, [{
    id: uuidV5('void', first), type: 'plan-voided', version: 1, occurredOn: TODAY, actor: office.actor, basis: null, correlation: null, causation: null, data: { reason: '导错' },
  }]);
  expect(await run({ anotherPlan: true })).toMatchObject({ written: false, questions: [{ code: 'plan-voided', key: first }] });
  const again = await run({ registerAnew: true });
  expect(again).toMatchObject({ written: true, result: { registeredPlan: true, registeredMeasures: 1 } });
  expect(again.result!.plan.id).not.toBe(first);
  expect(await run()).toMatchObject({ written: true, result: { plan: { id: again.result!.plan.id }, registeredPlan: false, unchanged: 1 } });
});

test('all differences of an edition are accepted in the terminal but those to be looked at one by one; measures that it leaves out end where that is asked for', async () => {
  const measures = ['1. 植树。3月底前，植树。（责任部门：市绿化局）', '2. 浇水。4月底前，浇水。（责任部门：市绿化局）', '3. 除草。5月底前，除草。（责任部门：市绿化局）'];
  const textOf = (day: string, list: string[]) => `云川市人民政府\n2024年${day}\n\n云川市2024年绿化方案\n\n一、绿化\n\n${list.join('\n')}\n`;
  const office = { ...ports, today: '2024-06-15', actor: { account: 'terminal', role: 'office' as const, department: null } };
  const run = async (text: string, more: object) => {
    const { result } = await importInTerminal(await documentToImport(Buffer.from(text)), { dryRun: false, documentNumber: '未载明', ...more }, office);
    return { ...result!, differences: result!.differences.map(({ field }) => field) };
  };
  await run(textOf('2月1日', measures), {});
  const edition = textOf('5月1日', [measures[0]!.replaceAll('3月', '6月'), measures[1]!]);
  const asEdition = { editionOf: '云川市2024年绿化方案' };
  expect(await run(edition, asEdition)).toMatchObject({ revised: 0, revisedFront: 0, differences: expect.arrayContaining(['issued', 'deadlines', 'text', 'not-in-document']) });
  const all = await run(edition, { ...asEdition, accept: ['all'] });
  expect(all).toMatchObject({ revised: 1, revisedFront: 1 });
  expect(all.differences).toContain('not-in-document');
  expect(await leavesOf('milestone-terminated')).toEqual([]);
  expect((await leavesOf('plan-revised')).map(({ data }) => data['issued'])).toEqual(['2024-05-01']);
  // Known by the day that it goes by now.
  await expect(run(edition, { accept: ['endings', 's9m9:title:00000000'] })).rejects.toMatchObject({ code: 'UNKNOWN_KEY' });
  expect(await run(edition, { accept: ['endings'] })).toMatchObject({ revised: 1, revisedFront: 0 });
  expect(await leavesOf('milestone-terminated')).toHaveLength(1);
});
