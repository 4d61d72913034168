import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { NOTHING_DONE, type Draft, type DraftState } from '../../../src/intake/drafts/draft.js';
import { DraftStore } from '../../../src/intake/drafts/draft-store.js';
import { EndedDrafts } from '../../../src/intake/drafts/ended-drafts.js';
import { Intakes } from '../../../src/intake/drafts/intakes.js';
import { readDraft, sha256Of } from '../../../src/intake/drafts/read-draft.js';
import { openTestLedger, type TestLedger } from '../../support/ledger.js';
import { PLAN_DOCUMENT } from '../../support/plan-document.js';

let ledger: TestLedger;
let drafts: DraftStore;
beforeAll(async () => {
  ledger = await openTestLedger();
  drafts = new DraftStore(ledger.pool);
}, 60_000);
afterAll(async () => { await ledger?.close(); });

async function added(state: DraftState, uploadedAt: string): Promise<Draft> {
  const document = Buffer.from(PLAN_DOCUMENT);
  const draft: Draft = {
    id: randomUUID(), revision: 0, fileName: '方案.txt', sha256: sha256Of(document), bytes: document.length, uploadedAt, state,
    reading: await readDraft(document, { fileName: '方案.txt' }), work: NOTHING_DONE, progress: null, result: null, failure: null,
  };
  await drafts.add(draft, document, 'upload', { title: '方案', measures: 4, openQuestions: 0 });
  return draft;
}

const NOTHING = { progress: null, result: null, failure: null };

test('what a registration notes is that of the revision it registers: one confirmed anew since is left alone', async () => {
  const { id } = await added('registering', '2021-03-01T01:00:00.000Z');
  await drafts.advance({ ...(await drafts.find(id))!, state: 'registering' }, 'another', { title: '方案', measures: 4, openQuestions: 0 });
  await drafts.note(id, 0, { ...NOTHING, state: 'review' });
  expect(await drafts.find(id)).toMatchObject({ revision: 1, state: 'registering' });
  await drafts.note(id, 1, { ...NOTHING, state: 'registered' });
  expect(await drafts.find(id)).toMatchObject({ revision: 1, state: 'registered' });
});

test('uploads that were registered or given up are erased after 90 days, those under review never', async () => {
  ledger.clock.moveTo('2021-06-15T09:00:00+08:00');
  const [old, recent] = ['2021-03-16T00:00:00.000Z', '2021-03-18T00:00:00.000Z'];
  const gone = [await added('registered', old), await added('discarded', old)];
  const kept = [await added('review', old), await added('registering', old), await added('registered', recent)];
  const ended = new EndedDrafts(ledger, new Intakes(ledger));
  await ended.onApplicationBootstrap();
  ended.onModuleDestroy();
  expect(await Promise.all(gone.map(({ id }) => drafts.find(id)))).toEqual([null, null]);
  expect((await Promise.all(kept.map(({ id }) => drafts.find(id)))).map((one) => one?.state)).toEqual(['review', 'registering', 'registered']);
});
