import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createHttpApp } from '../../src/http/create-http-app.js';
import { readSeedPlan, seedUnitsOf } from '../../src/intake/seed-plan.js';
import { adoptRules } from '../../src/ledger/adopt-rules.js';
import { recordOpening } from '../../src/ledger/record-opening.js';
import { importSeed } from '../../src/intake/registration/import-plan.js';
import { openTestLedger, type TestLedger } from '../support/ledger.js';

const WEB_CLIENT = fileURLToPath(new URL('../../dist/web/', import.meta.url));

export interface CitedMeasure {
  measure: string;
  lead: { unit: string; name: string }[];
}

/** The product as people get it: the Weifang plan in a ledger, the built web client, real HTTP. */
export interface Product {
  address: string;
  ledger: TestLedger;
  /** Enters something beside the browser, as somebody else would. Answers the new revision. */
  submit(path: string, body: object, as: { role: string; unit?: string; revision: number | null }): Promise<number>;
  /** Reads once everything entered so far is in the read models. */
  read<T>(path: string): Promise<T>;
  /** The measure that people cite so: 「开办企业第4项」. */
  measureCited(cite: string): Promise<CitedMeasure>;
  close(): Promise<void>;
}

/** Opens the ledger and imports plans of seeds/plans on 12 May 2021; the caller moves the clock on. */
export async function startProduct(plans: readonly string[] = ['weifang-2021']): Promise<Product> {
  if (!existsSync(WEB_CLIENT)) throw new Error('dist/web is missing: run `npm run prepare` before the browser tests');
  const ledger = await openTestLedger();
  ledger.clock.moveTo('2021-05-12T09:00:00+08:00');
  await recordOpening(ledger.store, ledger.ledger, ledger.clock);
  await adoptRules(ledger.store);
  const actor = { account: 'system', role: 'system', department: null } as const;
  for (const name of plans) {
    const plan = await readSeedPlan(name);
    await importSeed(plan, await seedUnitsOf(plan.jurisdiction), { store: ledger.store, today: '2021-05-12', actor });
  }
  await ledger.followed();
  const app = await createHttpApp(ledger, { webClient: WEB_CLIENT });
  await app.listen(0, '127.0.0.1');
  const address = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  let submissions = 0;
  const read = async <T>(path: string): Promise<T> => {
    await ledger.followed(); // a revision read too early would be refused where it is sent
    const answer = await fetch(`${address}/api/v1${path}`, { headers: { 'taizhang-role': 'office' } });
    if (!answer.ok) throw new Error(`GET ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  return {
    address, ledger, read,
    async measureCited(cite) {
      const { items } = await read<{ items: (CitedMeasure & { cite: string })[] }>('/measures?pageSize=200');
      return items.find((one) => one.cite === cite)!;
    },
    async submit(path, body, { role, unit, revision }) {
      submissions += 1;
      const answer = await fetch(`${address}/api/v1${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json', 'idempotency-key': `beside-the-browser-${submissions}`, 'taizhang-role': role,
          ...(unit === undefined ? {} : { 'taizhang-unit': unit }), ...(revision === null ? {} : { 'if-match': `"${revision}"` }),
        },
        body: JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`);
      return ((await answer.json()) as { revision: number }).revision;
    },
    async close() {
      await app.close();
      await ledger.close();
    },
  };
}
