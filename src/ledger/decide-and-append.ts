import { dayOf } from '../config/clock.js';
import { canonicalText, canonicalTextOfInput } from '../event-store/canonical-json.js';
import { IdempotencyConflictError, WrongExpectedRevisionError } from '../event-store/errors.js';
import { NEW_STREAM, type FactToAppend, type StreamLeaf } from '../event-store/event-store.js';
import { DomainError } from './domain-error.js';
import { entryEventId, type Entry, type EntryReceipt } from './entry.js';
import type { Fact, LocalDate, StreamEvent } from './fact.js';
import type { OpenLedger } from './ledger-context.js';
import { toStreamEvent } from './read-events.js';
import { validateFact } from './validate-fact.js';

/** The decision of one submission: what it is decided on, and the decision itself. */
export interface Decision {
  stream: string;
  /** Rules across streams, e.g. that a name is free. Asked the first time only: a repeated submission was admitted then. */
  admit?(): Promise<unknown>;
  /**
   * The history of the stream and the ledger's day → accepted facts; throws DomainError. What it takes from other streams
   * (a unit's name, the rules in force) it reads with `streamKnown` up to `knownAt`: a repeat must not see what came later.
   */
  decide(history: StreamEvent[], today: LocalDate, knownAt?: number): Fact[] | Promise<Fact[]>;
}

/**
 * Decides a submission against the history of its stream and appends the accepted facts, all or none.
 *
 * A submission repeated under its key answers the first result although the ledger has moved on: it is decided again on what
 * was known the first time, of this stream and of every other, and the store compares the facts. Else a unit renamed meanwhile
 * would make another fact of the same submission, and the retry would be refused.
 *
 * @throws DomainError a rule refuses it
 * @throws WrongExpectedRevisionError the stream does not stand where the person saw it
 * @throws IdempotencyConflictError the key stands for another submission
 */
export async function decideAndAppend(ledger: OpenLedger, entry: Entry, decision: Decision): Promise<EntryReceipt> {
  const stored = await ledger.store.readStream(decision.stream);
  const history = stored.map(toStreamEvent);
  const firstId = entryEventId(entry, 0);
  const earlier = history.findIndex((event) => event.id === firstId);
  if (earlier >= 0) return repeatEntry(ledger, entry, decision, stored, earlier);

  const { expectedRevision } = entry;
  const revision = history.length - 1;
  // What is not there, and what is to be created but there already, is the decider's to refuse: it can say what it is.
  const isKnown = revision !== NEW_STREAM && expectedRevision !== NEW_STREAM;
  if (isKnown && expectedRevision !== revision) {
    throw new WrongExpectedRevisionError(decision.stream, expectedRevision, revision);
  }
  await decision.admit?.();
  const facts = await decision.decide(history, dayOf(ledger.clock.now()));
  return append(ledger, entry, decision.stream, expectedRevision, facts);
}

async function repeatEntry(
  ledger: OpenLedger, entry: Entry, decision: Decision, stored: readonly StreamLeaf[], earlier: number,
): Promise<EntryReceipt> {
  const history = stored.map(toStreamEvent);
  const first = history[earlier]!;
  try {
    const facts = await decision.decide(history.slice(0, earlier), dayOf(new Date(first.recordedAt)), await positionBefore(ledger, first));
    return await append(ledger, entry, decision.stream, earlier - 1, facts, stored.slice(earlier));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new IdempotencyConflictError(decision.stream, first.id, `the repeated call is refused by ${error.code}`);
  }
}

/**
 * A fact that an older program wrote stands in the older version of its type. Where it says the same once upcast it is held against
 * the leaf as that stands: else the retry of what is in the ledger would be refused, and be entered a second time.
 */
function asStored(fact: FactToAppend, stored: StreamLeaf | undefined): FactToAppend {
  if (!stored || stored.leaf.type !== fact.type || stored.leaf.version === fact.version) return fact;
  const { leaf: { version, data } } = stored;
  const same = canonicalText(toStreamEvent(stored).data) === canonicalTextOfInput(fact.data);
  return same ? { ...fact, version, data } : fact;
}

/** What was known when the event came in; undefined while the total order does not hold it yet: then nothing later is known either. */
async function positionBefore({ store }: OpenLedger, { id, stream }: StreamEvent): Promise<number | undefined> {
  const stored = (await store.readStreamKnown(stream)).find(({ leaf }) => leaf.id === id);
  return stored && stored.position - 1;
}

async function append(ledger: OpenLedger, entry: Entry, stream: string, revision: number, facts: Fact[], stored: readonly StreamLeaf[] = []): Promise<EntryReceipt> {
  const toAppend = facts.map((fact, index) => asStored(toFactToAppend(entry, fact, index), stored[index]));
  const result = await ledger.store.append(stream, revision, toAppend);
  return { stream, revision: result.revision, receipt: result.receipt, events: toAppend.map((fact) => fact.id), repeated: result.repeated };
}

function toFactToAppend(entry: Entry, fact: Fact, index: number): FactToAppend {
  validateFact(fact);
  return {
    ...fact,
    id: entryEventId(entry, index),
    data: fact.data as Record<string, unknown>,
    actor: entry.actor,
    correlation: entry.correlation,
    causation: null,
  };
}
