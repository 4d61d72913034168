import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dayOf, type Clock } from '../config/clock.js';
import { packageRoot } from '../config/package-root.js';
import type { EventStore } from '../event-store/event-store.js';
import { importCorrelation, importEventId } from '../intake/registration/import-ids.js';
import { planToRegister, type PlanToRegister } from '../intake/registration/plan-to-register.js';
import { readSeedPlan } from '../intake/seed-plan.js';
import type { LocalDate } from '../ledger/fact.js';
import { toStreamEvent } from '../ledger/read-events.js';
import { streamBegun } from '../ledger/stream-known.js';
import { decide, foldMeasure } from '../measures/measure.decider.js';
import type { MeasureEvent } from '../measures/measure.events.js';
import { readSeedLinks, seedLinkNames, type SeedLinks } from './seed-links.js';

const SYSTEM = { account: 'system', role: 'system', department: null } as const;
/** Appends under way at once: the store commits them together. */
const AT_ONCE = 32;

export interface SeedLinkPorts {
  store: EventStore;
  clock: Clock;
  /** Folder of the ledger: which links were loaded is kept there, so that later starts need not look. */
  folder: string;
  say(message: string): void;
}

/**
 * Gives a sample ledger the reviewed links of its plans, once; links whose plans are not in the ledger wait for a later start.
 * What a person linked meanwhile stays.
 */
export async function loadSeedLinks({ store, clock, folder, say }: SeedLinkPorts): Promise<void> {
  const kept = join(folder, 'seed-links-loaded.json');
  const loaded = JSON.parse(await readFile(kept, 'utf8').catch(() => '{}')) as Record<string, string>;
  for (const name of await seedLinkNames()) {
    const links = await readSeedLinks(name);
    const sha256 = createHash('sha256').update(JSON.stringify(links)).digest('hex');
    if (loaded[name] === sha256) continue;
    const [city, province] = await Promise.all([planInLedger(store, links.city), planInLedger(store, links.province)]);
    if (!city || !province) continue;
    say(`正在载入省市对照：${city.shortTitle}……`);
    await append(store, dayOf(clock.now()), linksToSet(links, city, province), city);
    loaded[name] = sha256;
    await writeFile(`${kept}.new`, `${JSON.stringify(loaded, null, 2)}\n`);
    await rename(`${kept}.new`, kept);
  }
}

async function planInLedger(store: EventStore, name: string): Promise<PlanToRegister | null> {
  if (!existsSync(join(packageRoot(), 'seeds', 'plans', `${name}.json`))) return null;
  const plan = planToRegister(await readSeedPlan(name), null);
  return (await streamBegun(store, `plan-${plan.id}`)).length > 0 ? plan : null;
}

interface LinkToSet {
  measure: string;
  to: string[];
}

/** Places as measures; a place that a plan does not have is left out: the seeds of plans and links may change apart. */
function linksToSet({ links }: SeedLinks, city: PlanToRegister, province: PlanToRegister): LinkToSet[] {
  const own = byPlace(city);
  const provincial = byPlace(province);
  return links.flatMap(({ section, item, number, to }) => {
    const measure = own.get(placeOf(section, item, number));
    if (measure === undefined) return [];
    return [{ measure, to: to.flatMap((one) => provincial.get(placeOf(one.section, null, one.number)) ?? []) }];
  });
}

const placeOf = (section: string, item: number | null, number: number | null): string => JSON.stringify([section, item, number]);
const byPlace = ({ measures }: PlanToRegister): Map<string, string> =>
  new Map(measures.map(({ id, indicator, item, number }) => [placeOf(indicator.name, item?.number ?? null, number), id]));

async function append(store: EventStore, today: LocalDate, links: readonly LinkToSet[], plan: PlanToRegister): Promise<void> {
  for (let from = 0; from < links.length; from += AT_ONCE) {
    await Promise.all(links.slice(from, from + AT_ONCE).map((link) => setLink(store, today, link, plan)));
  }
}

/** The seeds were reviewed, so what they say was proposed and confirmed; it holds from the day the plan was registered for. */
async function setLink(store: EventStore, today: LocalDate, { measure, to }: LinkToSet, plan: PlanToRegister): Promise<void> {
  const stream = `measure-${measure}`;
  const history = (await store.readStream(stream)).map(toStreamEvent) as MeasureEvent[];
  const state = foldMeasure(history);
  if (!state.exists || state.provincialLink !== null) return;
  const command = { type: 'set-provincial-link' as const, occurredOn: state.registeredOn, basis: null, to, proposed: to };
  const [fact] = decide(command, state, { today, actor: SYSTEM, hostUnit: null, history, members: [] });
  await store.append(stream, history.length - 1, [{
    ...fact!, id: importEventId(stream, fact!.type), data: fact!.data as Record<string, unknown>, actor: SYSTEM,
    correlation: importCorrelation(plan.id, plan.source.documentSha256), causation: null,
  }]);
}
