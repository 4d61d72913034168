import { writeSync } from 'node:fs';
import { WrongExpectedRevisionError } from '../../../src/event-store/errors.js';
import { NEW_STREAM, type EventStore } from '../../../src/event-store/event-store.js';
import { openPostgresEventStore } from '../../../src/event-store/postgres/postgres-event-store.js';
import { sampleFact } from '../../contract/sample-facts.js';
import { idOf, type AppenderTask } from './appender-task.js';

/** An application process that only appends; each acknowledged id is on standard output before the next line of code runs. */
async function main(appUrl: string, origin: string, task: AppenderTask): Promise<void> {
  const store = await openPostgresEventStore({ appUrl, origin, now: () => new Date() });
  if (task.kind === 'at-once') await appendAtOnce(store, task.count);
  else await appendToOneStream(store, task);
  await store.close();
}

async function appendAtOnce(store: EventStore, count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, async (_, index) => {
    const id = idOf('at-once', index);
    await store.append(`measure-${index}`, NEW_STREAM, [sampleFact({ id })]);
    acknowledge(id);
  }));
}

async function appendToOneStream(store: EventStore, { stream, writer, count }: Extract<AppenderTask, { kind: 'one-stream' }>): Promise<void> {
  let revision = NEW_STREAM;
  for (let index = 0; index < count; ) {
    try {
      const fact = sampleFact({ id: idOf(writer, index) });
      ({ revision } = await store.append(stream, revision, [fact]));
      acknowledge(fact.id);
      index += 1;
    } catch (error) {
      if (!(error instanceof WrongExpectedRevisionError)) throw error;
      revision = error.actualRevision;
    }
  }
}

function acknowledge(id: string): void {
  for (let line = `${id}\n`; line.length > 0; ) {
    try {
      line = line.slice(writeSync(1, line));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error; // the pipe is full: the reader is slower than we are
    }
  }
}

const [appUrl, origin, task] = process.argv.slice(2) as [string, string, string];
await main(appUrl, origin, JSON.parse(task) as AppenderTask);
