import { DomainError } from '../../ledger/domain-error.js';
import type { EventStore } from '../../event-store/event-store.js';
import type { SeedPlan, SeedUnits } from '../seed-plan.js';
import type { DecidedImport, Importer, ImportPlan, ImportResult } from './decided-import.js';
import { decideImport } from './import-decision.js';
import { actedSinceInWords } from './acted-since.js';
import type { Append } from './import-work.js';
import { LedgerFacts } from './ledger-facts.js';
import { planToRegister } from './plan-to-register.js';

export interface ImportPorts extends Importer {
  store: EventStore;
  /** What stands in the ledger; default: the log is read for this import alone. */
  facts?: LedgerFacts;
  /** Does work while nobody else decides on units: two imports at once would register one unit twice. Default: nobody does. */
  unitTurn?: <T>(work: () => Promise<T>) => Promise<T>;
  /** Decided before; taken as it is where nothing was appended since. */
  decided?: DecidedImport;
  onProgress?: (progress: ImportProgress) => void;
  /** Called once everything is decided, before the first append; nothing is written where it throws. */
  onDecided?: (decided: DecidedImport) => Promise<void>;
  /** Aborted where the program stops: what is appended stays, the rest is appended when the import is repeated. */
  signal?: AbortSignal;
}

export interface ImportProgress {
  phase: 'units' | 'measures' | 'texts' | 'revisions' | 'opening';
  done: number;
  total: number;
}

/**
 * Registers a plan with its units and measures, attaches the document's text to a plan registered from a seed, or revises what
 * stands where a person accepted it. Every id follows from the source, so a second import changes nothing and an interrupted one
 * goes on where it stopped. Everything is decided before the first append; what the document says otherwise than the ledger and
 * nobody accepted is reported, never applied.
 *
 * @throws DomainError where a rule refuses; EventStoreError
 */
export async function importPlan(asked: ImportPlan, ports: ImportPorts): Promise<ImportResult> {
  const facts = ports.facts ?? LedgerFacts.of(ports.store, asked.plan.id);
  const inTurn = ports.unitTurn ?? ((work) => work());
  // Whoever decides on units next finds the units of this import.
  const decided = await inTurn(async () => {
    ports.signal?.throwIfAborted();
    await facts.refresh();
    const now = ports.decided?.at === facts.position ? ports.decided : decideImport(asked, await facts.snapshotOf(asked.plan.id), ports);
    requireNotActedSince(asked, now);
    await ports.onDecided?.(now);
    for (const append of now.plan) await write(ports.store, append);
    await writeAll(now.units, 'units', ports);
    return now;
  });
  await writeAll(decided.measures, 'measures', ports);
  await writeAll(decided.texts, 'texts', ports);
  await writeAll(decided.revisions, 'revisions', ports);
  await writeAll(decided.opening, 'opening', ports);
  return decided.result;
}

/**
 * Between a review and its registration units go on working: what becomes of those measures a person says, never the program.
 *
 * @throws DomainError ACTED_SINCE
 */
function requireNotActedSince({ whereActed }: ImportPlan, { actedSince }: DecidedImport): void {
  if (whereActed !== undefined || actedSince.length === 0) return;
  throw new DomainError('ACTED_SINCE', `${actedSinceInWords(actedSince)}，没有登记。请填写更晚的适用日期，或选择这些措施自最近一次办理之日起适用后再确认。`, 'conflict', { measures: actedSince });
}

/** Registers a plan that comes with the program. */
export function importSeed(plan: SeedPlan, units: SeedUnits | null, ports: ImportPorts): Promise<ImportResult> {
  return importPlan({ plan: planToRegister(plan, null), document: null, units }, ports);
}

const write = (store: EventStore, { stream, expectedRevision, facts }: Append) => store.append(stream, expectedRevision, facts);

/** Appends handed over at once: as many commits fewer, and progress is told and a stop noticed in between. */
const AT_ONCE = 48;

/** Positions are to follow the plan. */
async function writeAll(appends: readonly Append[], phase: ImportProgress['phase'], { store, onProgress, signal }: ImportPorts): Promise<void> {
  for (let done = 0; done < appends.length;) {
    signal?.throwIfAborted();
    const some = appends.slice(done, done + AT_ONCE);
    await store.appendInOrder(some);
    done += some.length;
    onProgress?.({ phase, done, total: appends.length });
  }
}
