import { expect, test } from '@jest/globals';
import { importInTerminal, type TerminalOutcome } from '../../../src/intake/drafts/import-in-terminal.js';
import { PLAN_DOCUMENT } from '../../support/plan-document.js';
import { documentToImport, fillLedgerOn, leavesOf, ports, store } from './ledger-to-fill.js';

const DOCUMENT = PLAN_DOCUMENT.replace('市财政局', '市城管执法局').replace('（责任单位：市税务局）', '（责任单位：市城市管理和综合执法局）');

fillLedgerOn('2021-06-15');

async function importNaming(...unit: string[]): Promise<TerminalOutcome> {
  return importInTerminal(await documentToImport(Buffer.from(DOCUMENT)), { dryRun: false, documentNumber: '未载明', unit }, { ...ports, actor: { account: 'terminal', role: 'office', department: null } });
}
const unitsRegistered = async () => (await leavesOf('department-registered')).map(({ data }) => [data['name'], data['aliases']]);

test('two wordings of one bureau are asked about; said to be one, they are registered once', async () => {
  const asked = await importNaming();
  expect(asked.questions.map(({ code, key }) => [code, key])).toEqual([['unit-unmatched', '市城管执法局'], ['unit-unmatched', '市城市管理和综合执法局']]);
  expect(asked.questions[0]!.message).toContain('与文中“市城市管理和综合执法局”可能是同一单位');
  expect(await store.nextPosition()).toBe(0);

  expect(await importNaming('市城管执法局=市城市管理和综合执法局')).toMatchObject({ written: true, questions: [] });
  const registered = await unitsRegistered();
  expect(registered).toHaveLength(4);
  expect(registered).toContainEqual(['市城市管理和综合执法局', ['市城管执法局']]);
});

test('said to be two, each is registered', async () => {
  expect(await importNaming('市城管执法局=市城管执法局', '市城市管理和综合执法局=市城市管理和综合执法局')).toMatchObject({ written: true, questions: [] });
  expect((await unitsRegistered()).map(([name]) => name)).toEqual(expect.arrayContaining(['市城管执法局', '市城市管理和综合执法局']));
});
