import type { ClientBase, PoolClient } from 'pg';
import type { EventStore, StoredLeaf } from '../../src/event-store/event-store.js';
import { isPassing } from '../../src/event-store/postgres/connection.js';
import { toRecordedEvent } from '../../src/ledger/read-events.js';
import { BadEventError, RunnerDisplacedError } from './errors.js';
import type { Projection, Projector } from './projection.js';
import { moveCheckpoint, schemaOf, type Build } from './registry.js';

/** Takes batches of leaves into one build: rows and checkpoint in one transaction on one connection. */
export class BuildWriter {
  private projector: Projector;
  /** Next position to be folded: ahead of the checkpoint until `write` has committed. */
  private next: number;

  constructor(private readonly client: ClientBase, private readonly store: EventStore, private readonly projection: Projection, private build: Build) {
    this.projector = projection.projector(store);
    this.next = build.checkpoint;
  }

  get checkpoint(): number {
    return this.build.checkpoint;
  }

  /**
   * All leaves or, where one cannot be projected, those before it.
   *
   * @throws BadEventError for the first event that cannot be projected; RunnerDisplacedError; errors of a lost connection
   */
  async take(leaves: readonly StoredLeaf[]): Promise<void> {
    try {
      await this.fold(leaves);
      await this.write();
    } catch (error) {
      this.startAgain();
      if (error instanceof RunnerDisplacedError || isPassing(error)) throw error;
      if (leaves.length === 1) throw badEvent(leaves[0]!, error);
      for (const leaf of leaves) await this.take([leaf]);
    }
  }

  /** Folds leaves without writing. After an error what the projector remembers is ahead of the tables: `startAgain`. */
  async fold(leaves: readonly StoredLeaf[]): Promise<void> {
    await this.projector.take(leaves.map(toRecordedEvent));
    this.next = leaves[leaves.length - 1]!.position + 1;
  }

  /** Writes everything folded when it is called; the next leaves may be folded, not written, while it runs. */
  async write(): Promise<void> {
    const { next } = this;
    const batch = this.projector.batch();
    if (next === this.checkpoint) return;
    await this.client.query('begin');
    try {
      // First, so that a displaced runner learns it here and not from rows that stand there already.
      await moveCheckpoint(this.client, this.build, next);
      await batch.write({ client: this.client as PoolClient, schema: schemaOf(this.build) });
      await this.client.query('commit');
    } catch (error) {
      await this.client.query('rollback').catch(() => undefined);
      throw error;
    }
    this.build = { ...this.build, checkpoint: next };
  }

  /** Forgets everything that is not written; folding goes on from the checkpoint. */
  startAgain(): void {
    this.projector = this.projection.projector(this.store);
    this.next = this.checkpoint;
  }
}

function badEvent({ position, leaf }: StoredLeaf, cause: unknown): BadEventError {
  return new BadEventError(position, { id: leaf.id, stream: leaf.stream, type: leaf.type }, cause);
}
