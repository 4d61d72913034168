import pg from 'pg';
import type { Logger } from 'pino';
import type { EventStore } from '../../src/event-store/event-store.js';
import { connectionConfig } from '../../src/event-store/postgres/connection.js';
import { RebuildRunningError, UnknownProjectionError } from './errors.js';
import type { Projection } from './projection.js';
import { rebuild } from './rebuild.js';
import { liveBuild, makeRegistry, type Build } from './registry.js';
import { Runner } from './runner.js';
import type { ProjectionStatus, RebuildProgress } from './status.js';

export interface ProjectionEngine {
  /** Where queries of a projection read: the schema of its live build, and the next position it will take in. Throws ProjectionNotReadyError. */
  live(name: string): { schema: string; checkpoint: number };
  /** Resolves when the live build holds the event at `position`. Throws ProjectionBehindError after `timeoutMs` milliseconds, ProjectionStoppedError at once where it stopped before. */
  waitFor(name: string, position: number, timeoutMs: number): Promise<void>;
  status(): ProjectionStatus[];
  /** Builds the next build beside the live one and switches when caught up. */
  rebuild(name: string, onProgress?: (progress: RebuildProgress) => void): Promise<void>;
  /** Safe to call twice. */
  stop(): Promise<void>;
}

export interface ProjectionOptions {
  /** Application role: it may create schemas. */
  appUrl: string;
  store: EventStore;
  projections: readonly Projection[];
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
}

/**
 * Starts one runner per projection; a projection without a build, or with one of another edition, is built first.
 * Resolves when each has a live build or has stopped with an error that `status()` shows.
 */
export async function startProjections(options: ProjectionOptions): Promise<ProjectionEngine> {
  const pool = new pg.Pool({ ...connectionConfig(options.appUrl, 'projection'), max: 4 });
  // Of connections that are lent out the pool does not hear: one that broke would end the program.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', (error) => options.log.warn({ err: error }, 'idle projection connection lost'));
  await withClient(options.appUrl, makeRegistry);
  const runners = new Map(options.projections.map((one) => [one.name, new Runner(one, options, pool)]));
  for (const runner of runners.values()) await startRunner(runner, options, pool);

  let stopped: Promise<void> | undefined;
  const runnerOf = (name: string): Runner => {
    const runner = runners.get(name);
    if (!runner) throw new UnknownProjectionError(name, [...runners.keys()]);
    return runner;
  };
  return {
    live: (name) => runnerOf(name).live,
    waitFor: async (name, position, timeoutMs) => runnerOf(name).waitFor(position, timeoutMs),
    status: () => [...runners.values()].map((runner) => runner.status),
    async rebuild(name, onProgress) {
      const runner = runnerOf(name);
      const built = await withClient(options.appUrl, (client) => rebuild(client, options.store, runner.projection, onProgress));
      runner.start(built);
      await runner.waitForBuild(built.build);
    },
    async stop() {
      stopped ??= Promise.all([...runners.values()].map((runner) => runner.stop())).then(() => pool.end());
      await stopped;
    },
  };
}

async function startRunner(runner: Runner, options: ProjectionOptions, pool: pg.Pool): Promise<void> {
  try {
    runner.start(await currentBuild(runner.projection, options, pool));
  } catch (error) {
    options.log.error({ err: error, projection: runner.projection.name }, 'projection could not be built');
    runner.fail(error);
  }
}

async function currentBuild(projection: Projection, options: ProjectionOptions, pool: pg.Pool): Promise<Build> {
  for (;;) {
    const live = await liveBuild(pool, projection.name);
    if (live?.edition === projection.edition) return live;
    try {
      return await withClient(options.appUrl, (client) => rebuild(client, options.store, projection));
    } catch (error) {
      if (!(error instanceof RebuildRunningError)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

/** A connection of its own: locks last as long as it does. */
async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connectionConfig(url, 'projection'));
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
