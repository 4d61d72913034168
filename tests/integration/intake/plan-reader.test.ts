import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { PlanReader } from '../../../src/intake/drafts/plan-reader.js';
import { readDraft } from '../../../src/intake/drafts/read-draft.js';
import { PLAN_DOCUMENT } from '../../support/plan-document.js';

let reader: PlanReader;
beforeEach(() => { reader = new PlanReader(); });
afterEach(() => reader.onModuleDestroy());

test('reads as one would here, and goes on to serve meanwhile', async () => {
  const [head, measures] = PLAN_DOCUMENT.split('\n一、');
  const long = Buffer.from(`${head}${`\n一、${measures}`.repeat(500)}`);
  let served = 0;
  const serving = setInterval(() => { served += 1; }, 5);
  const reading = await reader.read(long, { fileName: '长方案.txt' });
  clearInterval(serving);
  expect(reading.file.plan.sections.reduce((sum, section) => sum + section.measures.length, 0)).toBeGreaterThan(500);
  // Read in this thread, no timer would have had its turn.
  expect(served).toBeGreaterThan(5);
  expect(await reader.read(Buffer.from(PLAN_DOCUMENT), { fileName: '方案.txt' })).toEqual(await readDraft(Buffer.from(PLAN_DOCUMENT), { fileName: '方案.txt' }));
});

test('a document that cannot be read is refused with its code, and the next one is read', async () => {
  await expect(reader.read(Buffer.from('%PDF-1.7'), { fileName: '方案.pdf' })).rejects.toMatchObject({ name: 'IntakeError', code: 'DOCUMENT_BINARY', message: expect.stringContaining('PDF') });
  await expect(reader.read(Buffer.alloc(0), { fileName: '空.txt' })).rejects.toMatchObject({ name: 'IntakeError', code: 'DOCUMENT_EMPTY' });
  expect((await reader.read(Buffer.from(PLAN_DOCUMENT), { fileName: '方案.txt', year: 2022 })).yearRead).toBe(2022);
});

test('who waits when the process ends is told so, and the next document starts another one', async () => {
  const waiting = reader.read(Buffer.from(PLAN_DOCUMENT), { fileName: '方案.txt' });
  reader.onModuleDestroy();
  await expect(waiting).rejects.toThrow('has ended');
  expect((await reader.read(Buffer.from(PLAN_DOCUMENT), { fileName: '方案.txt' })).file.plan.title).toBe('示例市2021年优化服务行动方案');
});

test('a document that is not read in time is given up, and the one that waits behind it is read', async () => {
  await reader.read(Buffer.from(PLAN_DOCUMENT), { fileName: '方案.txt' });
  reader.timeLimit = 20;
  const slow = reader.read(Buffer.from(PLAN_DOCUMENT.repeat(2_000)), { fileName: '长方案.txt' });
  reader.timeLimit = 60_000;
  const behind = reader.read(Buffer.from(PLAN_DOCUMENT), { fileName: '方案.txt' });
  await expect(slow).rejects.toMatchObject({ name: 'IntakeError', code: 'DOCUMENT_TOO_LARGE', message: expect.stringContaining('秒还没有读完') });
  expect((await behind).file.plan.title).toBe('示例市2021年优化服务行动方案');
});

test('a document that takes more memory than there is for one ends its own process alone, is refused, and the next one is read', async () => {
  reader.memoryLimit = 96;
  const small = () => reader.read(Buffer.from(PLAN_DOCUMENT), { fileName: '方案.txt' });
  await small();
  const large = reader.read(Buffer.from(PLAN_DOCUMENT.repeat(4_000)), { fileName: '长方案.txt' });
  const behind = small();
  await expect(large).rejects.toMatchObject({ name: 'IntakeError', code: 'DOCUMENT_TOO_LARGE', message: expect.stringContaining('内容过多') });
  expect((await behind).file.plan.title).toBe('示例市2021年优化服务行动方案');
});
