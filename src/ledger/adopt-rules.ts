import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v5 as uuidV5 } from 'uuid';
import { packageRoot } from '../config/package-root.js';
import { NEW_STREAM, type EventStore } from '../event-store/event-store.js';
import { RulesAdopted } from './ledger.events.js';
import { streamBegun } from './stream-known.js';

const RULE_SETS = ['lights', 'accountability'] as const;

/**
 * Puts the default rule sets of seeds/rules into a new ledger, each as a fact in force from the first day of its edition's year.
 * A ledger that has a rule set of that name keeps it.
 */
export async function adoptRules(store: EventStore): Promise<void> {
  for (const name of RULE_SETS) {
    const stream = `rules-${name}`;
    if ((await streamBegun(store, stream)).length > 0) continue;
    const { edition, ...rules } = JSON.parse(await readFile(join(packageRoot(), 'seeds', 'rules', `${name}.json`), 'utf8')) as { edition: string };
    const from = `${edition.slice(0, 4)}-01-01`;
    await store.append(stream, NEW_STREAM, [{
      id: uuidV5(`${stream}#${edition}`, uuidV5.URL),
      type: RulesAdopted.type,
      version: RulesAdopted.version,
      occurredOn: from,
      actor: { account: 'system', role: 'system', department: null },
      basis: null,
      correlation: null,
      causation: null,
      data: { name, edition, from, rules },
    }]);
  }
}
