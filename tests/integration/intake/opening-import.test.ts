import { describe, expect, test } from '@jest/globals';
import type { AppendRequest, EventStore } from '../../../src/event-store/event-store.js';
import { StoreUnavailableError } from '../../../src/event-store/errors.js';
import { importInTerminal, type ImportAnswers, type TerminalOutcome } from '../../../src/intake/drafts/import-in-terminal.js';
import { runningLedger } from '../../support/running-ledger.js';
import { documentToImport, fillLedgerOn, leavesOf, store } from './ledger-to-fill.js';

/** What the ledger in Excel does not say. */
const ANSWERS: ImportAnswers = {
  dryRun: false, title: '示例市2021年优化服务行动方案', jurisdiction: '示例市', year: '2021', issuer: '示例市人民政府', documentNumber: '未载明', issued: '2021-02-20',
};

fillLedgerOn('2021-06-15');

async function importLedger(answers: Partial<ImportAnswers>, { today = '2021-06-15', into = store } = {}): Promise<TerminalOutcome> {
  return importInTerminal(await documentToImport(await runningLedger(), '台账.xlsx'), { ...ANSWERS, ...answers }, { store: into, today, actor: { account: 'terminal', role: 'office', department: null } });
}
const daysOf = async (type: string) => (await leavesOf(type)).map(({ occurredOn }) => occurredOn);

/** Writes that many appends of the first batch that holds a fact of the type, and none after. */
function cutOffAt(type: string, written: number): EventStore {
  return Object.assign(Object.create(store) as EventStore, {
    append: store.append.bind(store),
    async appendInOrder(calls: readonly AppendRequest[]) {
      if (!calls.some(({ facts }) => facts.some((fact) => fact.type === type))) return store.appendInOrder(calls);
      await store.appendInOrder(calls.slice(0, written));
      throw new StoreUnavailableError('connection lost');
    },
  });
}

describe('a running ledger in the terminal', () => {
  test('what is sure of its history is recorded up to the day given; the rest is counted as left', async () => {
    const tried = await importLedger({ openingOn: '2021-05-10', dryRun: true });
    expect(tried).toMatchObject({ written: false, questions: [], openingLeft: 1, result: { openings: 2 } });
    expect(await store.nextPosition()).toBe(0);
    const done = await importLedger({ openingOn: '2021-05-10' });
    expect(done).toMatchObject({ written: true, questions: [], openingLeft: 1, result: { registeredMeasures: 3, openings: 2 } });
    expect((await leavesOf('opening-recorded')).map(({ occurredOn, data }) => [occurredOn, data['status'], data['completedOn'], data['extendedTo'], data['cumulative'], data['slip']])).toEqual([
      ['2021-05-10', 'closed', '2021-03-18', null, null, null], ['2021-05-10', 'in-progress', null, '2021-09-30', '12', '4月发过督办单'],
    ]);
    const again = await importLedger({ openingOn: '2021-05-10' });
    expect(again).toMatchObject({ written: true, openingLeft: 3, result: { openings: 0 } });
    expect(await leavesOf('opening-recorded')).toHaveLength(2);
  });

  test('without a day its history is left; a day that cannot be is refused or asked for again', async () => {
    expect(await importLedger({ openingOn: '2021-02-30' }).catch(({ code }: { code: string }) => code)).toBe('IMPOSSIBLE_DATE');
    expect(await importLedger({ openingOn: '2021-02-01' })).toMatchObject({ written: false, questions: [{ code: 'opening-day', message: expect.stringContaining('2021年2月20日') }] });
    expect(await importLedger({ openingOn: '2021-06-16' })).toMatchObject({ written: false, questions: [{ code: 'opening-day', message: expect.stringContaining('晚于今天') }] });
    expect(await store.nextPosition()).toBe(0);
    expect(await importLedger({})).toMatchObject({ written: true, openingLeft: 3, result: { registeredMeasures: 3, openings: 0 } });
  });

  test('one that stopped while its history was recorded goes on there: nothing twice, nothing lost', async () => {
    await expect(importLedger({ openingOn: '2021-05-10' }, { into: cutOffAt('opening-recorded', 1) })).rejects.toThrow(StoreUnavailableError);
    expect(await leavesOf('opening-recorded')).toHaveLength(1);
    expect(await importLedger({ openingOn: '2021-05-10' }, { today: '2021-06-16' })).toMatchObject({ written: true, result: { registeredMeasures: 0, openings: 1 } });
    const recorded = await leavesOf('opening-recorded');
    expect(new Set(recorded.map(({ stream }) => stream)).size).toBe(2);
    expect(recorded).toHaveLength(2);
  });

  test('one that stopped among its measures goes on the next day as of the day it began with, and its history stays possible', async () => {
    const undated = { issued: '未载明', openingOn: '2021-06-15', effectiveOn: '2021-06-15' };
    await expect(importLedger(undated, { into: cutOffAt('measure-registered', 1) })).rejects.toThrow(StoreUnavailableError);
    expect(await importLedger(undated, { today: '2021-06-16' })).toMatchObject({ written: true, questions: [], result: { registeredMeasures: 2, openings: 2 } });
    expect(await daysOf('measure-registered')).toEqual(['2021-06-15', '2021-06-15', '2021-06-15']);
    expect(await daysOf('opening-recorded')).toEqual(['2021-06-15', '2021-06-15']);
  });
});

describe('the day from which it applies', () => {
  test('a first registration applies from the issue date, or from the day given', async () => {
    expect(await importLedger({ effectiveOn: '2021-02-01' })).toMatchObject({ written: false, questions: [{ code: 'effective-day' }] });
    expect(await importLedger({ effectiveOn: '2021-06-16' })).toMatchObject({ written: false, questions: [{ code: 'effective-day' }] });
    await importLedger({ effectiveOn: '2021-03-01' });
    expect(new Set([...(await daysOf('plan-registered')), ...(await daysOf('measure-registered')), ...(await daysOf('department-registered'))])).toEqual(new Set(['2021-03-01']));
  });

  test('where no issue date is stated it is asked for, and an opening day before it is told against it', async () => {
    expect(await importLedger({ issued: '未载明' })).toMatchObject({ written: false, questions: [{ code: 'effective-day', message: expect.stringContaining('成文日期未载明') }] });
    expect(await importLedger({ issued: '未载明', effectiveOn: '2021-03-01', openingOn: '2021-02-25' }))
      .toMatchObject({ written: false, questions: [{ code: 'opening-day', message: '期初日期2021年2月25日早于适用日期2021年3月1日，请改正，或核对适用日期。' }] });
    expect(await store.nextPosition()).toBe(0);
    expect(await importLedger({ issued: '未载明', effectiveOn: '2021-03-01' })).toMatchObject({ written: true, questions: [] });
    expect(new Set([...(await daysOf('plan-registered')), ...(await daysOf('measure-registered'))])).toEqual(new Set(['2021-03-01']));
  });

  test('an accepted difference applies from today, or from the day given', async () => {
    await importLedger({});
    expect(new Set(await daysOf('measure-registered'))).toEqual(new Set(['2021-02-20']));
    const revised = async (title: string, answers: Partial<ImportAnswers>, today: string): Promise<void> => {
      const rows = [['示例市2021年优化服务行动方案工作台账'], ['领域', '序号', '任务名称', '任务内容', '完成时限', '牵头单位'], ['开办企业', 1, title, '推行一网通办，减少跑动次数。', '2021年3月底前', '市财政局']];
      const document = await documentToImport(await runningLedger(rows), '修订.xlsx');
      const asTerminal = (given: Partial<ImportAnswers>) => importInTerminal(document, { ...ANSWERS, ...answers, ...given }, { store, today, actor: { account: 'terminal', role: 'office', department: null } });
      const { result } = await asTerminal({ dryRun: true });
      expect(await asTerminal({ accept: result!.differences.filter(({ field }) => field === 'title').map(({ key }) => key) })).toMatchObject({ written: true, questions: [] });
    };
    await revised('推行一网通办改', { effectiveOn: '2021-04-01' }, '2022-03-01');
    await revised('推行一网通办再改', {}, '2022-03-02');
    expect(await daysOf('measure-revised')).toEqual(['2021-04-01', '2022-03-02']);
  });
});
