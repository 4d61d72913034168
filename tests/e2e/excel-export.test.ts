import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dayOf } from '../../src/config/clock.js';
import { readPlanFile } from '../../src/intake/documents/read-plan-file.js';
import { parsePlanDocument } from '../../src/intake/parse-plan-document.js';
import type { ParsedPlan } from '../../src/intake/parsed-plan.js';
import { documentFingerprint } from '../support/document-fingerprint.js';
import { readDocument } from '../../src/intake/read-document.js';
import { importPlan } from '../../src/intake/registration/import-plan.js';
import { planToRegister } from '../../src/intake/registration/plan-to-register.js';
import { startTestServer, type Answer, type TestServer } from '../support/http.js';
import { SMALL_PLAN } from '../support/ledger.js';

const DOCUMENT = join(import.meta.dirname, '../unit/intake/documents/city-notice.txt');

let server: TestServer;
let plan: ParsedPlan;
let id: string;
beforeAll(async () => {
  server = await startTestServer();
  const bytes = await readFile(DOCUMENT);
  plan = parsePlanDocument(bytes);
  const document = documentFingerprint(bytes, readDocument(bytes));
  const imported = await importPlan({ plan: planToRegister(plan, document), document, units: null }, {
    store: server.ledger.store, today: dayOf(server.ledger.clock.now()), actor: { account: 'test', role: 'office', department: null },
  });
  id = imported.plan.id;
  await server.ledger.followed();
}, 60_000);
afterAll(async () => { await server?.close(); });

/** All that the ledger holds of a plan: places in the text are those of another document, and leaders stand in no event. */
const facts = ({ title, jurisdiction, issuer, documentNumber, issued, year, sections }: ParsedPlan) => ({
  title, jurisdiction, issuer, documentNumber, issued, year,
  sections: sections.map(({ leader: _leader, measures, ...section }) => ({ ...section, measures: measures.map(({ source: _source, ...measure }) => measure) })),
});

const upload = (bytes: Buffer, query = ''): Promise<Answer> => server.raw('POST', `/api/v1/intakes?fileName=${encodeURIComponent('台账.xlsx')}${query}`, {
  'content-type': 'application/octet-stream', 'idempotency-key': randomUUID(), 'taizhang-role': 'office',
}, bytes);

async function exported(path: string): Promise<{ name: string; bytes: Buffer }> {
  const response = await fetch(`http://127.0.0.1:${server.port}/api/v1${path}`);
  if (response.status !== 200) throw new Error(await response.text());
  expect(response.headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  return { name: decodeURIComponent(/filename\*=UTF-8''(.+)$/.exec(response.headers.get('content-disposition')!)![1]!), bytes: Buffer.from(await response.arrayBuffer()) };
}

describe('the work ledger as an Excel file', () => {
  it('is read back by the import without loss', async () => {
    const { name, bytes } = await exported(`/measures/export.xlsx?plan=${id}`);
    expect(name).toMatch(/工作台账（截至\d{4}年\d{1,2}月\d{1,2}日）\.xlsx$/);
    const file = await readPlanFile(bytes, { fileName: name });
    expect(facts(file.plan)).toEqual(facts(plan));
    expect(file.kind === 'excel' && file.sheets[0]!.columns.filter(({ sure }) => !sure)).toEqual([]);
  });

  it('holds what the filter leaves, with where each time node stands', async () => {
    const { bytes } = await exported(`/measures/export.xlsx?plan=${SMALL_PLAN.plan}&q=${encodeURIComponent('开办企业')}`);
    const file = await readPlanFile(bytes, { fileName: 'x.xlsx' });
    expect(file.plan.sections.map(({ name }) => name)).toEqual(['开办企业']);
    expect(file.kind === 'excel' && file.opening.every(({ status }) => status === '待签收')).toBe(true);
  });

  it('of one plan comes back to its own ledger without a difference, in whatever order the list stood', async () => {
    const { bytes } = await exported(`/measures/export.xlsx?plan=${id}&sort=due&order=desc`);
    expect((await upload(bytes)).body).toMatchObject({ existing: { plan: id, differences: [] } });
  });

  it('of several plans is imported plan by plan: which one is asked', async () => {
    const { name, bytes } = await exported('/measures/export.xlsx');
    expect(name).toMatch(/^全部方案工作台账/);
    const asked = await upload(bytes);
    expect(asked).toMatchObject({ status: 422, body: { code: 'SEVERAL_PLANS', titles: expect.arrayContaining([plan.title]) } });
    expect(asked.body.titles).toHaveLength(2);
    const chosen = await upload(bytes, `&plan=${encodeURIComponent(plan.title)}`);
    expect(chosen).toMatchObject({ status: 201, body: { title: plan.title, existing: { plan: id, differences: [] } } });
    expect(await upload(bytes, `&plan=${encodeURIComponent('别的方案')}`)).toMatchObject({ status: 422, body: { code: 'PLAN_NOT_IN_FILE' } });
  });

  it('of a filtered list checks the measures it holds: those left out are no difference', async () => {
    const { bytes } = await exported(`/measures/export.xlsx?plan=${id}&indicator=${encodeURIComponent(plan.sections[0]!.name)}`);
    expect((await upload(bytes)).body).toMatchObject({ existing: { plan: id, differences: [] }, sections: [{ name: plan.sections[0]!.name }] });
  });

  it('says so where nothing matches', async () => {
    expect(await server.get(`/measures/export.xlsx?q=${encodeURIComponent('没有的词')}`)).toMatchObject({ status: 404, body: { code: 'NOTHING_TO_EXPORT' } });
  });
});
