import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { EventStore } from '../../../src/event-store/event-store.js';
import { migrate } from '../../../src/event-store/postgres/migrate.js';
import { openPostgresEventStore } from '../../../src/event-store/postgres/postgres-event-store.js';
import { importInTerminal, type TerminalOutcome } from '../../../src/intake/drafts/import-in-terminal.js';
import { readDraft, sha256Of } from '../../../src/intake/drafts/read-draft.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { PLAN_DOCUMENT } from '../../support/plan-document.js';

const DOCUMENT = PLAN_DOCUMENT.replace('市财政局', '市城管执法局').replace('（责任单位：市税务局）', '（责任单位：市城市管理和综合执法局）');

let database: TestDatabase;
let store: EventStore;
beforeEach(async () => {
  database = await createTestDatabase();
  await migrate(database.ownerUrl);
  store = await openPostgresEventStore({ appUrl: database.appUrl, origin: 'taizhang.example/names', now: () => new Date('2021-06-15T02:00:00Z') });
});
afterEach(async () => {
  await store.close();
  await database.drop();
});

async function importNaming(...unit: string[]): Promise<TerminalOutcome> {
  const bytes = Buffer.from(DOCUMENT);
  const document = { reading: await readDraft(bytes, { fileName: '方案.txt' }), bytes, sha256: sha256Of(bytes), fileName: '方案.txt' };
  return importInTerminal(document, { dryRun: false, documentNumber: '未载明', unit }, { store, today: '2021-06-15', actor: { account: 'terminal', role: 'office', department: null } });
}
const unitsRegistered = async () => (await store.readAll(0, 10_000)).map(({ leaf }) => leaf).filter(({ type }) => type === 'department-registered').map(({ data }) => [data['name'], data['aliases']]);

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
