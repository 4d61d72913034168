import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadSeedLinks } from '../comparison/load-seed-links.js';
import { dayOf, type Clock } from '../config/clock.js';
import { DemoClock } from '../config/demo-clock.js';
import { packageRoot } from '../config/package-root.js';
import { loadDemoHistory } from '../demo/load-demo-history.js';
import type { EventStore } from '../event-store/event-store.js';
import { readSeedPlan, seedPlanNames, seedUnitsOf } from '../intake/seed-plan.js';
import { importSeed } from '../intake/registration/import-plan.js';
import { adoptRules } from './adopt-rules.js';
import { LEDGER_STREAM } from './host-unit.js';
import type { LedgerFolder } from './ledger-folder.js';
import type { Say } from './open-database.js';
import { hostUnitMeant, registerHostUnit } from './opening-host-unit.js';
import { recordOpening } from './record-opening.js';
import { streamBegun } from './stream-known.js';

const SYSTEM = { account: 'system', role: 'system', department: null } as const;

/** Gives a new ledger what its kind begins with; an interrupted first start goes on where it stopped. */
export async function fillLedger(store: EventStore, clock: Clock, folder: LedgerFolder, say: Say): Promise<void> {
  const { identity } = folder;
  const isNew = (await streamBegun(store, LEDGER_STREAM)).length === 0;
  if (clock instanceof DemoClock) {
    if (isNew) say('正在写入演示数据……');
    await loadDemoHistory({ store, clock, identity });
    return;
  }
  await openWithHostUnit(store, clock, folder);
  await adoptRules(store);
  if (identity.kind !== 'sample') return;
  await loadSeedPlans(store, clock, folder, say);
  await loadSeedLinks({ store, clock, folder: folder.path, say });
}

async function openWithHostUnit(store: EventStore, clock: Clock, { identity, hostUnit }: LedgerFolder): Promise<void> {
  if (hostUnit === null) {
    await recordOpening(store, identity, clock);
    return;
  }
  const unit = await hostUnitMeant(hostUnit);
  await recordOpening(store, identity, clock, unit.id);
  await registerHostUnit(store, clock, hostUnit.jurisdiction, unit);
}

/** Registers each plan of seeds/plans once; which were loaded is kept beside the ledger, so that later starts need not look. */
async function loadSeedPlans(store: EventStore, clock: Clock, folder: LedgerFolder, say: Say): Promise<void> {
  const kept = join(folder.path, 'seeds-loaded.json');
  const loaded = JSON.parse(await readFile(kept, 'utf8').catch(() => '{}')) as Record<string, string>;
  const seeds = join(packageRoot(), 'seeds', 'plans');
  for (const name of await seedPlanNames()) {
    const sha256 = createHash('sha256').update(await readFile(join(seeds, `${name}.json`))).digest('hex');
    if (loaded[name] === sha256) continue;
    const plan = await readSeedPlan(name);
    say(`正在载入样例：${plan.shortTitle}……`);
    const units = await seedUnitsOf(plan.jurisdiction);
    await importSeed(plan, units, { store, today: dayOf(clock.now()), actor: SYSTEM });
    loaded[name] = sha256;
    await writeFile(`${kept}.new`, `${JSON.stringify(loaded, null, 2)}\n`);
    await rename(`${kept}.new`, kept);
  }
}
