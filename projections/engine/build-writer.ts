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

  constructor(private readonly client: ClientBase, private readonly store: EventStore, private readonly projection: Projection, private build: Build) {
    this.projector = projection.projector(store);
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
      await this.takeTogether(leaves);
    } catch (error) {
      // What the projector remembers may be ahead of the tables now.
      this.projector = this.projection.projector(this.store);
      if (error instanceof RunnerDisplacedError || isPassing(error)) throw error;
      if (leaves.length === 1) throw badEvent(leaves[0]!, error);
      for (const leaf of leaves) await this.take([leaf]);
    }
  }

  private async takeTogether(leaves: readonly StoredLeaf[]): Promise<void> {
    for (const leaf of leaves) {
      const waiting = this.projector.take(toRecordedEvent(leaf));
      if (waiting) await waiting;
    }
    const next = leaves[leaves.length - 1]!.position + 1;
    await this.client.query('begin');
    try {
      // First, so that a displaced runner learns it here and not from rows that stand there already.
      await moveCheckpoint(this.client, this.build, next);
      await this.projector.flush({ client: this.client as PoolClient, schema: schemaOf(this.build) });
      await this.client.query('commit');
    } catch (error) {
      await this.client.query('rollback').catch(() => undefined);
      throw error;
    }
    this.build = { ...this.build, checkpoint: next };
  }
}

function badEvent({ position, leaf }: StoredLeaf, cause: unknown): BadEventError {
  return new BadEventError(position, { id: leaf.id, stream: leaf.stream, type: leaf.type }, cause);
}
