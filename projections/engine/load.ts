import type { EventStore, StoredLeaf } from '../../src/event-store/event-store.js';
import { isPassing } from '../../src/event-store/postgres/connection.js';
import type { BuildWriter } from './build-writer.js';
import { RunnerDisplacedError } from './errors.js';

/** Events read and folded at once: enough that a stream has several among them, few enough to keep memory flat. */
export const READ_AT_ONCE = 2_000;
/** Events per transaction: enough that many rows are opened and closed before they are written, little enough to keep memory flat. */
const WRITTEN_AT_ONCE = 6_000;

/**
 * Takes every event from the writer's checkpoint to the end of the log into a build that nobody reads yet. The next events are
 * read and folded while PostgreSQL writes the rows of the last ones.
 *
 * @param onWritten called with the checkpoint after each transaction
 * @throws BadEventError for the first event that cannot be projected; RunnerDisplacedError; errors of a lost connection
 */
export async function load(writer: BuildWriter, store: EventStore, onWritten: (checkpoint: number) => void): Promise<void> {
  try {
    await loadOverlapping(writer, store, onWritten);
  } catch (error) {
    if (error instanceof RunnerDisplacedError || isPassing(error)) throw error;
    // Which event it was shows only where folding and writing go hand in hand.
    writer.startAgain();
    for await (const leaves of leavesFrom(store, writer.checkpoint)) await writer.take(leaves);
    onWritten(writer.checkpoint);
  }
}

async function loadOverlapping(writer: BuildWriter, store: EventStore, onWritten: (checkpoint: number) => void): Promise<void> {
  let writing: Promise<void> = Promise.resolve();
  const write = async (): Promise<void> => {
    await writer.write();
    onWritten(writer.checkpoint);
  };
  let folded = 0;
  try {
    for await (const leaves of leavesFrom(store, writer.checkpoint)) {
      await writer.fold(leaves);
      folded += leaves.length;
      if (folded < WRITTEN_AT_ONCE) continue;
      folded = 0;
      await writing;
      writing = handled(write());
    }
  } finally {
    // The connection is free for what comes next only then.
    await writing;
  }
  await write();
}

/** Reads on while the caller works on what was read. */
async function* leavesFrom(store: EventStore, position: number): AsyncGenerator<StoredLeaf[]> {
  let reading = handled(store.readAll(position, READ_AT_ONCE));
  for (let next = position; ;) {
    const leaves = await reading;
    if (leaves.length === 0) return;
    next += leaves.length;
    reading = handled(store.readAll(next, READ_AT_ONCE));
    yield leaves;
  }
}

/** Awaited later: until then a failure must not end the process. */
function handled<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}
