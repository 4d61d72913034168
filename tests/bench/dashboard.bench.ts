import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { pino } from 'pino';
import { startProjections } from '../../projections/engine/engine.js';
import { PROJECTIONS } from '../../projections/index.js';
import { dayOf } from '../../src/config/clock.js';
import { createHttpApp } from '../../src/http/create-http-app.js';
import type { EventStore } from '../../src/event-store/event-store.js';
import { addDays } from '../../src/ledger/local-date.js';
import { EVENTS, MILESTONES, openBenchLedger, ORIGIN } from './bench-ledger.js';
import type { BenchRow } from './bench-row.js';

const WARM_UP = 30;
const ASKED = 300;

/**
 * The whole overview with its trend over HTTP: at random days and moments, each asked once; for today as a page that people keep
 * open asks it; and for today by the first reader after an entry.
 */
export async function benchDashboard(): Promise<BenchRow[]> {
  const { appUrl, store, now, close } = await openBenchLedger();
  const log = pino({ level: 'silent' });
  const pool = new pg.Pool({ connectionString: appUrl, max: 10 });
  const projections = await startProjections({ appUrl, store, projections: PROJECTIONS, log });
  const app = await createHttpApp({ ledger: { origin: ORIGIN, name: '基准台账', kind: 'demo' }, store, pool, projections, clock: { now }, log });
  await app.listen(0, '127.0.0.1');
  const origin = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  const random = pseudoRandom(11);
  const randomPoint = (): string => {
    const day = addDays('2021-01-05', Math.floor(random() * 360));
    const known = addDays('2021-01-05', Math.floor(random() * 360));
    return `asOf=${day}&knownAt=${known}T${String(Math.floor(random() * 24)).padStart(2, '0')}:30:00.000Z`;
  };
  try {
    const today = await milliseconds(origin, () => `asOf=${dayOf(now())}`);
    const enter = entering(store);
    const afterEntry = await milliseconds(origin, () => `asOf=${dayOf(now())}`, async () => {
      const position = await enter(dayOf(now()));
      for (const { name } of PROJECTIONS) await projections.waitFor(name, position, 10_000);
    });
    const anyDay = await milliseconds(origin, randomPoint);
    return [
      row('dashboard, random (D, P)', anyDay, 50),
      row('dashboard, today', today, 10),
      row('dashboard, today, first after an entry', afterEntry, 10),
    ];
  } finally {
    await app.close();
    await projections.stop();
    await pool.end();
    await close();
  }
}

/** Enters one fact that changes figures of today, one in ten also of past months (back-dated), and answers its position. */
function entering(store: EventStore): (day: string) => Promise<number> {
  let entered = 0;
  return async (today) => {
    const which = entered++;
    const stream = `measure-b${Math.floor(which / 2) % 400}`;
    const revision = (await store.readStream(stream)).length - 1;
    const [type, reason] = which % 2 === 0 ? ['milestone-suspended', '政策调整'] : ['milestone-resumed', null];
    const { receipt } = await store.append(stream, revision, [{
      id: randomUUID(), type: type!, version: 1, occurredOn: which % 10 === 9 ? addDays(today, -40) : today,
      actor: { account: 'bench', role: 'office', department: null }, basis: null, correlation: null, causation: null, data: { milestone: 'm1', reason },
    }]);
    return store.resolveReceipt(receipt);
  };
}

async function milliseconds(origin: string, point: () => string, before: () => Promise<unknown> = () => Promise.resolve()): Promise<number[]> {
  const figures: number[] = [];
  for (let index = 0; index < WARM_UP + ASKED; index++) {
    await before();
    const url = `${origin}/api/v1/dashboard?plan=bench-plan&${point()}`;
    const begun = performance.now();
    const answer = await fetch(url);
    const body = (await answer.json()) as { milestones?: { total: number } };
    if (index >= WARM_UP) figures.push(performance.now() - begun);
    if (answer.status !== 200 || body.milestones === undefined) throw new Error(`${url} answered ${answer.status}: ${JSON.stringify(body)}`);
  }
  return figures.sort((a, b) => a - b);
}

function row(name: string, figures: number[], budget: number): BenchRow {
  const at = (share: number): number => figures[Math.min(figures.length - 1, Math.floor(figures.length * share))]!;
  const value = at(0.99);
  return {
    name, value, budget: `p99 < ${budget} ms`, ok: value < budget,
    detail: `${EVENTS} events, ${MILESTONES} milestones, over HTTP, whole overview: p50 ${at(0.5).toFixed(1)} ms, p99 ${value.toFixed(1)} ms`,
  };
}

function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
