import { readFile } from 'node:fs/promises';
import { pino } from 'pino';
import { v5 as uuidV5 } from 'uuid';
import { PROJECTIONS } from '../../projections/index.js';
import { startProjections } from '../../projections/engine/engine.js';
import { dayOf } from '../../src/config/clock.js';
import { NEW_STREAM, type EventStore } from '../../src/event-store/event-store.js';
import { openEventStore } from '../../src/event-store/open-event-store.js';
import { migrate } from '../../src/event-store/postgres/migrate.js';
import { EVENT_CATALOGUE } from '../../src/ledger/event-catalogue.js';
import type { LocalDate } from '../../src/ledger/fact.js';
import type { OpenLedger } from '../../src/ledger/ledger-context.js';
import { openQueryPool } from '../../src/ledger/query-pool.js';
import { validateFact } from '../../src/ledger/validate-fact.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { testStore } from './test-store.js';

/** A clock that stands still until the test moves it. */
class TestClock {
  constructor(private instant: Date) {}

  now(): Date {
    return this.instant;
  }

  /** @param instant ISO 8601, e.g. `2021-06-25T09:00:00+08:00` */
  moveTo(instant: string): void {
    this.instant = new Date(instant);
  }
}

export interface TestLedger extends OpenLedger {
  clock: TestClock;
  /** Appends one fact as the program itself would while importing; the stream may be new. Answers its event id. */
  seed(stream: string, type: string, data: Record<string, unknown>, occurredOn?: LocalDate): Promise<string>;
  /** Resolves when every read model holds everything entered so far. */
  followed(): Promise<void>;
  close(): Promise<void>;
}

/**
 * An empty ledger on a database of its own, opened and followed by its read models; it opens on 1 March 2021 at 09:00 in Beijing.
 *
 * @param database default: a fresh one on the cluster of this Jest run
 */
export async function openTestLedger(database?: TestDatabase): Promise<TestLedger> {
  return openOn(database ?? (await createTestDatabase()));
}

async function openOn(database: TestDatabase): Promise<TestLedger> {
  await migrate(database.ownerUrl);
  const clock = new TestClock(new Date('2021-03-01T09:00:00+08:00'));
  const log = pino({ level: process.env['TAIZHANG_TEST_LOG'] ?? 'silent' });
  const ledger = { origin: `test.example/${database.name}`, name: '测试台账', kind: 'demo' as const };
  const chosen = await testStore();
  const store = await openEventStore({ store: chosen.store, appUrl: database.appUrl, origin: ledger.origin, now: () => clock.now(), log });
  const pool = openQueryPool(database.appUrl, log);
  const projections = await startProjections({ appUrl: database.appUrl, store, projections: PROJECTIONS, log });
  return {
    ledger, store, pool, projections, clock, log,
    seed: (stream, type, data, occurredOn = dayOf(clock.now())) => seed(store, stream, type, data, occurredOn),
    async followed() {
      const last = await store.latestPosition();
      await Promise.all(PROJECTIONS.map(({ name }) => projections.waitFor(name, last, 10_000)));
    },
    async close() {
      await projections.stop();
      await pool.end();
      await store.close();
      await chosen.leave();
      // A test may have taken the database away.
      await database.drop().catch((error: unknown) => log.warn({ err: error }, 'test database not dropped'));
    },
  };
}

/** What a registration says besides what matters to a test. */
const REGISTERED: Record<string, Record<string, unknown>> = {
  'plan-registered': { documentNumber: null, fileName: null, changedByHand: [] },
  'measure-registered': { unitsIncomplete: false, kind: 'numbered', changedByHand: [], occurrencesFrom: null },
};

async function seed(store: EventStore, stream: string, type: string, given: Record<string, unknown>, occurredOn: LocalDate): Promise<string> {
  const data = { ...REGISTERED[type], ...given };
  const version = EVENT_CATALOGUE.get(type)?.version ?? 0;
  validateFact({ type, version, occurredOn, basis: null, data });
  const revision = (await store.readStream(stream)).length - 1;
  const id = uuidV5(`${stream} ${revision + 1}`, uuidV5.URL);
  const actor = { account: 'system', role: 'system', department: null } as const;
  await store.append(stream, revision < 0 ? NEW_STREAM : revision, [
    { id, type, version, occurredOn, actor, basis: null, correlation: null, causation: null, data },
  ]);
  return id;
}

/** Units and measures of the small plan that `seedSmallPlan` puts into the ledger. */
export const SMALL_PLAN = {
  plan: 'plan-1',
  units: { host: 'host', market: 'market', tax: 'tax', county: 'county' },
  measures: {
    /** 「开办企业第4项」, one milestone m1 due 2021-06-30, led by market with tax. */
    dated: 'measure-dated',
    /** 「登记财产第4项」, three milestones due 05-31, 09-30, 11-30, led by tax. */
    staged: 'measure-staged',
    /** 「纳税第1项」, no due date, led by tax. */
    undated: 'measure-undated',
    /** 「开办企业第5项」, led by the host unit: 督查 checks. */
    ofHost: 'measure-of-host',
  },
} as const;

/** A plan of four measures for the year 2021, its units and the rules in force, as an import would put them there. */
export async function seedSmallPlan(ledger: TestLedger): Promise<void> {
  const { plan, units, measures } = SMALL_PLAN;
  await ledger.seed('ledger', 'ledger-opened', { name: ledger.ledger.name, kind: ledger.ledger.kind, hostUnit: units.host });
  for (const name of ['lights', 'accountability']) {
    const { edition, ...rules } = JSON.parse(await readFile(new URL(`../../seeds/rules/${name}.json`, import.meta.url), 'utf8')) as { edition: string };
    await ledger.seed(`rules-${name}`, 'rules-adopted', { name, edition, from: '2021-01-01', rules }, '2021-01-01');
  }
  const names = { host: '市发展改革委', market: '市市场监管局', tax: '市税务局', county: '青山县' };
  for (const [place, [unit, name]] of Object.entries(names).entries()) {
    await ledger.seed(`department-${unit}`, 'department-registered', {
      jurisdiction: '示例市', name, aliases: [], class: unit === 'county' ? 'county' : 'government', order: place + 1, rankingGroup: null,
    });
  }
  await ledger.seed(`plan-${plan}`, 'plan-registered', {
    title: '示例市2021年优化营商环境方案', shortTitle: '示例方案', jurisdiction: '示例市', issuer: '示例市人民政府', issued: '2021-02-20', year: 2021,
    ends: '2021-12-31', indicators: [{ ordinal: 1, name: '开办企业', coordinator: null }, { ordinal: 2, name: '登记财产', coordinator: null }, { ordinal: 3, name: '纳税', coordinator: null }],
    measureCount: 4, source: { documentSha256: null, textSha256: null },
  });
  await ledger.seed(`measure-${measures.dated}`, 'measure-registered', measureData(1, '开办企业', 4, '压缩开办时间', [by('m1', '2021-06-30')], [lead('market'), responsible('tax')]));
  await ledger.seed(`measure-${measures.staged}`, 'measure-registered', measureData(2, '登记财产', 4, '登记信息共享', [by('m1', '2021-05-31'), by('m2', '2021-09-30'), by('m3', '2021-11-30')], [lead('tax')]));
  await ledger.seed(`measure-${measures.undated}`, 'measure-registered', measureData(3, '纳税', 1, '推行网上办税', [{ milestone: 'm1', label: '推行网上办税', deadline: null, targets: [] }], [lead('tax')]));
  await ledger.seed(`measure-${measures.ofHost}`, 'measure-registered', measureData(1, '开办企业', 5, '统筹协调', [by('m1', '2021-12-31')], [lead('host'), responsible('county')]));
}

function measureData(ordinal: number, indicator: string, number: number, title: string, milestones: object[], units: object[]): Record<string, unknown> {
  return {
    plan: SMALL_PLAN.plan, indicator: { ordinal, name: indicator }, item: null, number, title, text: null, planEnds: '2021-12-31', milestones, units,
    source: { documentSha256: null, textSha256: null, reference: `${indicator} ${number}` },
  };
}

function by(milestone: string, date: LocalDate): object {
  return { milestone, label: `${Number(date.slice(5, 7))}月底前完成`, deadline: { kind: 'by', raw: `${Number(date.slice(5, 7))}月底前`, date, from: null, every: null, day: null }, targets: [] };
}

function lead(unit: keyof typeof SMALL_PLAN.units): object {
  return { unit, printedName: unit, role: 'lead', group: 1, derived: false };
}

function responsible(unit: keyof typeof SMALL_PLAN.units): object {
  return { unit, printedName: unit, role: 'responsible', group: 1, derived: false };
}
