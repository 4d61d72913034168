import { dayOf } from '../config/clock.js';
import type { DemoClock } from '../config/demo-clock.js';
import type { EventStore } from '../event-store/event-store.js';
import type { SeedPlan, SeedUnits } from '../intake/seed-plan.js';
import { adoptRules } from '../ledger/adopt-rules.js';
import type { LedgerIdentity } from '../ledger/ledger-context.js';
import type { StreamEvent } from '../ledger/fact.js';
import { addDays } from '../ledger/local-date.js';
import { toStreamEvent } from '../ledger/read-events.js';
import { recordOpening } from '../ledger/record-opening.js';
import { streamBegun } from '../ledger/stream-known.js';
import { importSeed } from '../intake/registration/import-plan.js';
import type { AccountabilityRules } from '../supervision/accountability-rules.js';
import { demoHistory, LAST_STREAM } from './demo-history.js';
import type { DemoEntry } from './demo-journal.js';
import { readDemoSeed } from './demo-texts.js';

export interface DemoLedger {
  store: EventStore;
  /** The clock the store takes recordedAt from. */
  clock: DemoClock;
  identity: LedgerIdentity;
}

/** The office opens the ledger and imports the plan on the day of its issue. */
const OPENED_AT = new Date('2021-01-18T14:12:36.418+08:00');
const IMPORTED_AT = new Date('2021-01-18T14:31:05.927+08:00');
const READ_AT_ONCE = 1_000;

/**
 * Fills the demo ledger: its opening, rules, plan and units, then what was entered through the plan year up to the evening before
 * the clock's today. Everything follows from seeds/demo, so the same program always writes the same leaves in the same order; a
 * start that was cut off goes on where it stopped, and a full ledger is left alone. Releases the clock in any case.
 *
 * @returns number of events written by this call
 */
export async function loadDemoHistory({ store, clock, identity }: DemoLedger): Promise<number> {
  if ((await streamBegun(store, LAST_STREAM)).length > 0) return 0;
  const before = await store.latestPosition();
  const until = eveningBefore(clock.now());
  try {
    clock.at(OPENED_AT);
    await recordOpening(store, identity, clock);
    await adoptRules(store);
    clock.at(IMPORTED_AT);
    const ports = { store, today: dayOf(IMPORTED_AT), actor: { account: 'system', role: 'system', department: null } as const };
    await importSeed(readDemoSeed<SeedPlan>('plan.json'), readDemoSeed<SeedUnits>('units.json'), ports);
    await enter(demoHistory(await readRegistered(store), await readAccountabilityRules(store), until), store, clock);
  } finally {
    clock.release();
  }
  return (await store.latestPosition()) - before;
}

/** 18:00 in Beijing on the day before. */
function eveningBefore(today: Date): Date {
  return new Date(Date.parse(`${addDays(dayOf(today), -1)}T18:00:00+08:00`));
}

async function readRegistered(store: EventStore): Promise<StreamEvent[]> {
  const end = (await store.latestPosition()) + 1;
  const events: StreamEvent[] = [];
  for (let position = 0; position < end; position += READ_AT_ONCE) {
    events.push(...(await store.readAll(position, READ_AT_ONCE)).map(toStreamEvent));
  }
  return events.filter(({ type }) => type === 'department-registered' || type === 'measure-registered');
}

async function readAccountabilityRules(store: EventStore): Promise<AccountabilityRules> {
  const [adopted] = await store.readStream('rules-accountability');
  const { rules, edition } = adopted!.leaf.data as { rules: Omit<AccountabilityRules, 'edition'>; edition: string };
  return { ...rules, edition };
}

/** Appends the entries one after the other, each recorded at its own moment. */
async function enter(entries: readonly DemoEntry[], store: EventStore, clock: DemoClock): Promise<void> {
  for (const { at, stream, expectedRevision, facts } of entries) {
    clock.at(at);
    await store.append(stream, expectedRevision, facts);
  }
}
