import { LRUCache } from 'lru-cache';
import type { EventStore } from '../../../src/event-store/event-store.js';
import type { RecordedEvent } from '../../../src/ledger/fact.js';
import { toRecordedEvent } from '../../../src/ledger/read-events.js';
import type { Batch, Projector } from '../projection.js';
import { spanIdsAt, type SpanSink } from './span.js';
import { SpanWriter, type SpanTables } from './span-writer.js';
import { StreamHistory, type StreamFold } from './stream-history.js';

/** How much history stays in memory. */
export interface KeptHistory {
  /** Events per stream after trimming; an entry back-dated further than that replays its stream. */
  perStream: number;
  /** Events over all streams. */
  inAll: number;
}

/** Entries back-dated by some weeks stay inside; some 100 MB at most, however long the ledger grows. */
const KEPT: KeptHistory = { perStream: 16, inAll: 60_000 };

/**
 * Turns every stream that a fold knows into spans which answer (D, P) (architecture.md, "Projections and time"). In memory are
 * only the newest events of recently touched streams; what else is needed is replayed from the store, without writing.
 */
export class BitemporalProjector implements Projector {
  private readonly folds: ReadonlyMap<string, StreamFold>;
  private readonly writer: SpanWriter;
  private readonly histories: LRUCache<string, StreamHistory>;

  constructor(
    private readonly store: Pick<EventStore, 'readStreamKnown'>, folds: readonly StreamFold[], tables: SpanTables, private readonly kept: KeptHistory = KEPT,
  ) {
    this.folds = new Map(folds.map((fold) => [fold.category, fold]));
    this.writer = new SpanWriter(tables);
    this.histories = new LRUCache({ maxSize: kept.inAll, sizeCalculation: (history) => history.size + 1 });
  }

  /** Stream after stream: they do not depend on each other, and the history of one stays at hand for all its events. */
  async take(events: readonly RecordedEvent[]): Promise<void> {
    for (const [stream, itsEvents] of byStream(events)) {
      const fold = this.folds.get(stream.slice(0, stream.indexOf('-')));
      if (fold) await this.takeOfStream(fold, stream, itsEvents);
    }
  }

  private async takeOfStream(fold: StreamFold, stream: string, events: readonly RecordedEvent[]): Promise<void> {
    let history = events[0]!.revision === 0 ? new StreamHistory(fold) : this.histories.get(stream);
    for (const event of events) {
      if (!history?.take(event, writingAt(event.position, this.writer))) history = await this.replayThenTake(fold, event);
    }
    this.keep(stream, history!);
  }

  batch(): Batch {
    return this.writer.batch();
  }

  /** Folds the stream again from its beginning: the same spans under the same ids, which stand in the tables already. */
  private async replayThenTake(fold: StreamFold, event: RecordedEvent): Promise<StreamHistory> {
    const history = new StreamHistory(fold);
    for (const leaf of await this.store.readStreamKnown(event.stream, event.position - 1)) {
      history.take(toRecordedEvent(leaf), writingAt(leaf.position, NOWHERE));
    }
    history.take(event, writingAt(event.position, this.writer));
    return history;
  }

  private keep(stream: string, history: StreamHistory): void {
    if (history.size > 2 * this.kept.perStream) history.keep(this.kept.perStream);
    this.histories.set(stream, history);
  }
}

function byStream(events: readonly RecordedEvent[]): Map<string, RecordedEvent[]> {
  const streams = new Map<string, RecordedEvent[]>();
  for (const event of events) {
    const known = streams.get(event.stream);
    if (known) known.push(event);
    else streams.set(event.stream, [event]);
  }
  return streams;
}

const NOWHERE: SpanSink = { open: () => undefined, change: () => undefined };

function writingAt(position: number, sink: SpanSink): { position: number; nextId: () => number; sink: SpanSink } {
  return { position, nextId: spanIdsAt(position), sink };
}
