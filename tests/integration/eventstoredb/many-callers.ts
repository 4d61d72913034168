import { StoreUnavailableError, WrongExpectedRevisionError } from '../../../src/event-store/errors.js';
import { NEW_STREAM, type AppendResult, type EventStore, type FactToAppend } from '../../../src/event-store/event-store.js';
import { openEventStore } from '../../../src/event-store/open-event-store.js';
import { freshStream, sampleFacts } from '../../contract/sample-facts.js';
import { startStandIn, type StandIn } from '../../support/eventstoredb/stand-in.js';
import { Ledger, ORIGIN, readEverything, until } from '../event-store/opened-store.js';

const PREFIX = 'taizhang';
const STATES_NOTHING_STANDS = /nothing was written/;

interface Caller {
  stream: string;
  expectedRevision: number;
  facts: FactToAppend[];
  result?: AppendResult;
  error?: unknown;
  /** Called more than once: what was written the first time is answered again. */
  again?: true;
  /** How long the answer took, in milliseconds. */
  took?: number;
}

interface Standing {
  id: string;
  stream: string;
  revision: number;
}

/** A store on a stand-in of its own, and callers that append to it all at once. */
export class ManyCallers {
  readonly callers: Caller[] = [];
  private settled = 0;
  private calls: Promise<void>[] = [];

  private constructor(readonly server: StandIn, readonly store: EventStore, private readonly ledger: Ledger) {}

  static async open(): Promise<ManyCallers> {
    const [server, ledger] = await Promise.all([startStandIn(), Ledger.create()]);
    const store = await openEventStore({
      store: { kind: 'eventstoredb', connectionString: server.connectionString, prefix: PREFIX }, appUrl: ledger.database.appUrl, origin: ORIGIN, now: () => new Date(),
    });
    return new ManyCallers(server, store, ledger);
  }

  /** So many calls at once, of one to three facts each if nothing else is said, every `perStream` of them one behind the other in a stream. */
  append(count: number, perStream: number, factsOf: (n: number) => FactToAppend[] = (n) => sampleFacts(1 + (n % 3))): void {
    let stream = '';
    let expectedRevision = NEW_STREAM;
    for (let n = 0; n < count; n += 1) {
      if (n % perStream === 0) [stream, expectedRevision] = [freshStream(), NEW_STREAM];
      const caller: Caller = { stream, expectedRevision, facts: factsOf(n) };
      expectedRevision += caller.facts.length;
      this.callers.push(caller);
      this.calls.push(this.call(caller));
    }
  }

  /** Returns when at least so many calls were answered. */
  untilAnswered(count: number): Promise<void> {
    return until(() => this.settled >= count);
  }

  untilDisconnected(): Promise<void> {
    return until(async () => {
      const status = await this.store.status();
      return status.kind === 'eventstoredb' && !status.connected;
    });
  }

  async allAnswered(): Promise<void> {
    await Promise.all(this.calls);
  }

  /** Repeats the calls that were not answered in time, as their message says is safe, until every one is. */
  async repeatUnanswered(): Promise<void> {
    for (let again = this.unanswered; again.length > 0; again = this.unanswered) {
      for (const caller of again) {
        delete caller.error;
        caller.again = true;
      }
      await Promise.all(again.map((caller) => this.call(caller)));
    }
  }

  private get unanswered(): Caller[] {
    return this.refused.filter(({ error }) => error instanceof StoreUnavailableError);
  }

  get acknowledged(): Caller[] {
    return this.callers.filter((one) => one.result !== undefined);
  }

  get refused(): Caller[] {
    return this.callers.filter((one) => one.error !== undefined);
  }

  /** What is wrong with what stands, given what was answered; empty where nothing is. */
  async wrong(): Promise<string[]> {
    this.server.faults.settleHeld(); // nothing that was sent may arrive later than this
    await this.store.latestPosition();
    const copied = (await readEverything(this.store)).map(({ leaf }) => leaf.id);
    const standing = this.standing();
    const order = copied.join() === standing.map(({ id }) => id).join() ? [] : [`${copied.length} copied, ${standing.length} on the server, or in another order`];
    const placesOf = new Map<string, Standing[]>();
    for (const one of standing) placesOf.set(one.id, [...(placesOf.get(one.id) ?? []), one]);
    return [...order, ...gaps(standing), ...this.callers.flatMap((one) => wrongAnswer(one, placesOf))];
  }

  async close(): Promise<void> {
    await this.store.close();
    await this.server.close();
    await this.ledger.close();
  }

  private async call(caller: Caller): Promise<void> {
    const began = performance.now();
    try {
      caller.result = await this.store.append(caller.stream, caller.expectedRevision, caller.facts);
    } catch (error) {
      caller.error = error;
    }
    caller.took = performance.now() - began;
    this.settled += 1;
  }

  /** The ledger's events in the order of the server's log. */
  private standing(): Standing[] {
    const { log } = this.server.streams;
    const events = Array.from({ length: log.length }, (_, index) => log.at(index)!);
    return events.filter(({ stream }) => stream.startsWith(`${PREFIX}.`)).map(({ data, stream, revision }) => {
      const { id } = JSON.parse(Buffer.from(data).toString('utf8')) as { id: string };
      return { id, stream: stream.slice(PREFIX.length + 1), revision: Number(revision) };
    });
  }
}

function gaps(standing: readonly Standing[]): string[] {
  const next = new Map<string, number>();
  return standing.flatMap(({ stream, revision }) => {
    const expected = next.get(stream) ?? 0;
    next.set(stream, revision + 1);
    return revision === expected ? [] : [`${stream}: revision ${revision} where ${expected} was due`];
  });
}

/** Acknowledged: every fact once, at its place. Refused: with a typed error, whole or not at all, and not at all where that was said. */
function wrongAnswer({ stream, expectedRevision, facts, result, error, again }: Caller, placesOf: ReadonlyMap<string, Standing[]>): string[] {
  const places = facts.map(({ id }) => (placesOf.get(id) ?? []).map((one) => `${one.revision}@${one.stream}`).join('+')).join();
  const whole = facts.map((_, index) => `${expectedRevision + 1 + index}@${stream}`).join();
  const none = facts.map(() => '').join();
  const wrong = (answer: string) => [`${answer}, and stands at ${places} (meant for ${whole})`];
  if (result) return places === whole && result.revision === expectedRevision + facts.length && (again || !result.repeated) ? [] : wrong(`acknowledged ${JSON.stringify(result)}`);
  const isWritten = places === whole;
  if (error instanceof StoreUnavailableError) return places === none || (isWritten && !STATES_NOTHING_STANDS.test(error.message)) ? [] : wrong(error.message);
  return error instanceof WrongExpectedRevisionError && places === none ? [] : wrong(String(error));
}
