import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Subscription } from '../../src/event-store/event-store.js';
import { connectionConfig, isPassing } from '../../src/event-store/postgres/connection.js';
import { BuildWriter } from './build-writer.js';
import type { ProjectionOptions } from './engine.js';
import { BadEventError, LogShortenedError, ProjectionBehindError, ProjectionNotReadyError, ProjectionStoppedError, RunnerDisplacedError } from './errors.js';
import type { Projection } from './projection.js';
import { dropBuilds, liveBuild, noteError, noteRunner, schemaOf, tryLock, type Build } from './registry.js';
import type { ProjectionState, ProjectionStatus } from './status.js';

/** How often a runner looks whether its build is still the live one and the log still holds what it took in, and one that waits looks again; milliseconds. */
const LOOK_INTERVAL_MS = 500;
/** How long the tables of a replaced build stay for queries that are under way; milliseconds. */
const RETIRED_STAYS_MS = 3_000;

/** Keeps the live build of one projection up to date, or watches the process that does. */
export class Runner {
  private build: Build | undefined;
  private state: ProjectionState = 'waiting';
  private head = 0;
  private readonly waiters = new Set<() => void>();
  private readonly stopping = new AbortController();
  private subscription: Subscription | undefined;
  private running: Promise<void> | undefined;

  constructor(readonly projection: Projection, private readonly options: ProjectionOptions, private readonly pool: pg.Pool) {}

  start(build: Build): void {
    this.setBuild(build);
    this.state = 'waiting';
    this.lastError = null;
    this.running ??= this.run().finally(() => {
      this.running = undefined;
    });
  }

  /** Shows an error without running: the first build of a projection failed. */
  fail(error: unknown): void {
    this.state = 'stopped';
    this.lastError = shown(error);
    this.wake();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.subscription?.stop();
    await this.running;
    this.wake();
  }

  get live(): { schema: string; checkpoint: number } {
    if (!this.build) throw new ProjectionNotReadyError(this.projection.name, this.lastError?.message ?? 'it is being built');
    return { schema: schemaOf(this.build), checkpoint: this.held };
  }

  get status(): ProjectionStatus {
    const checkpoint = this.held;
    return {
      name: this.projection.name, build: this.build?.build ?? 0, edition: this.build?.edition ?? this.projection.edition,
      state: this.state, checkpoint, behind: Math.max(0, this.head - checkpoint), error: this.lastError ?? this.build?.error ?? null,
    };
  }

  async waitFor(position: number, timeoutMs: number): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (this.held <= position) {
      const left = deadline - Date.now();
      if (this.state === 'stopped') throw new ProjectionStoppedError(this.projection.name, position, this.held);
      if (left <= 0 || this.stopping.signal.aborted) {
        throw new ProjectionBehindError(this.projection.name, position, this.held);
      }
      await this.changed(left);
    }
  }

  /** Resolves when the runner has moved on to this build or a later one. */
  async waitForBuild(build: number): Promise<void> {
    while ((this.build?.build ?? 0) < build && !this.stopping.signal.aborted) await this.changed(LOOK_INTERVAL_MS);
  }

  private lastError: ProjectionStatus['error'] = null;

  /** Next position not taken in; where the log was shortened, what comes after the cut is taken as not held. */
  private get held(): number {
    const checkpoint = this.build?.checkpoint ?? 0;
    const error = this.lastError ?? this.build?.error;
    return error?.code === LogShortenedError.CODE ? Math.min(checkpoint, error.position ?? checkpoint) : checkpoint;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted && this.state !== 'stopped') {
      try {
        await this.runOnce();
      } catch (error) {
        await this.afterError(error);
      }
    }
  }

  /** Follows the log as long as the build is live and this runner the only one. */
  private async runOnce(): Promise<void> {
    const { appUrl, store, log } = this.options;
    const client = new pg.Client(connectionConfig(appUrl, 'projection'));
    client.on('error', (error) => log.warn({ err: error, projection: this.projection.name }, 'projection connection lost'));
    try {
      await client.connect();
      if (!(await this.look())) return void (await this.pause());
      const build = this.build!;
      if (build.edition !== this.projection.edition || !(await tryLock(client, schemaOf(build)))) return void (await this.watch());
      // Read under the lock: the runner before may have moved it.
      const found = await liveBuild(client, build.name);
      const { checkpoint, error } = found?.build === build.build ? found : build;
      await this.compareWithLog({ checkpoint, error });
      await noteRunner(client, build, `${hostname()}:${process.pid}`);
      this.state = 'live';
      this.lastError = null;
      this.wake();
      await this.follow(client, { ...build, checkpoint }, store);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  private async follow(client: pg.Client, build: Build, store: ProjectionOptions['store']): Promise<void> {
    const writer = new BuildWriter(client, store, this.projection, build);
    const subscription = store.subscribe({
      from: build.checkpoint,
      onBatch: async (leaves) => {
        this.head = Math.max(this.head, leaves[leaves.length - 1]!.position + 1);
        try {
          await writer.take(leaves);
        } catch (error) {
          // The events before a bad one are in.
          if (error instanceof BadEventError) this.setBuild({ ...build, checkpoint: writer.checkpoint });
          throw error;
        }
        this.setBuild({ ...build, error: null, checkpoint: writer.checkpoint });
      },
      onCaughtUp: (next) => {
        this.head = Math.max(this.head, next);
      },
    });
    this.subscription = subscription;
    const ended = new AbortController();
    const drop = delay(RETIRED_STAYS_MS, undefined, { signal: ended.signal, ref: false })
      .then(() => this.dropRetired())
      .catch(() => undefined);
    try {
      await Promise.race([subscription.done, this.lookUntilDisplaced(client, build, ended.signal)]);
    } finally {
      ended.abort();
      await subscription.stop();
      await drop;
      this.subscription = undefined;
    }
  }

  private async lookUntilDisplaced(client: pg.Client, build: Build, ended: AbortSignal): Promise<void> {
    const lost = new Promise<never>((_resolve, reject) => {
      client.once('end', () => reject(new Error('Connection terminated')));
    });
    lost.catch(() => undefined);
    while (!ended.aborted && !this.stopping.signal.aborted) {
      await Promise.race([lost, delay(LOOK_INTERVAL_MS, undefined, { signal: ended, ref: false }).catch(() => undefined)]);
      if (ended.aborted) return;
      const live = await liveBuild(this.pool, build.name);
      if (live?.build !== build.build) throw new RunnerDisplacedError(schemaOf(build), this.build!.checkpoint);
      await this.compareWithLog(live);
    }
  }

  /** A subscription from beyond the end of the log waits there without a word while new entries fill the gap behind it. */
  private async compareWithLog({ checkpoint, error }: Pick<Build, 'checkpoint' | 'error'>): Promise<void> {
    const { name } = this.projection;
    if (error?.code === LogShortenedError.CODE) throw new LogShortenedError(name, error.position ?? checkpoint, checkpoint);
    const head = await this.options.store.nextPosition();
    if (head < checkpoint) throw new LogShortenedError(name, head, checkpoint);
  }

  private async dropRetired(): Promise<void> {
    const client = await this.pool.connect();
    try {
      await dropBuilds(client, this.projection.name, 'retired');
    } finally {
      client.release();
    }
  }

  /** Another process runs this build, or a newer program does: shows where it stands. */
  private async watch(): Promise<void> {
    this.state = 'waiting';
    await this.pause();
  }

  private async look(): Promise<boolean> {
    const live = await liveBuild(this.pool, this.projection.name);
    if (live) this.setBuild(live);
    this.head = Math.max(this.head, await this.options.store.nextPosition());
    return live !== undefined;
  }

  private async afterError(error: unknown): Promise<void> {
    const { log } = this.options;
    if (error instanceof RunnerDisplacedError) {
      log.info({ projection: this.projection.name }, 'another build or runner took over');
      await this.look().catch(() => undefined);
      return;
    }
    if (isPassing(error)) {
      this.state = 'waiting';
      this.lastError = shown(error);
      log.warn({ err: error, projection: this.projection.name }, 'projection waits for the database');
      return this.pause();
    }
    this.lastError = shown(error);
    this.state = 'stopped';
    log.error({ err: error, projection: this.projection.name }, 'projection stopped');
    await noteError(this.pool, this.build!, this.lastError).catch(() => undefined);
    this.wake();
  }

  private setBuild(build: Build): void {
    this.build = build;
    this.wake();
  }

  private async pause(): Promise<void> {
    await delay(LOOK_INTERVAL_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }

  private changed(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.waiters.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, timeoutMs);
      this.waiters.add(wake);
    });
  }

  private wake(): void {
    for (const wake of [...this.waiters]) wake();
  }
}

function shown(error: unknown): ProjectionStatus['error'] {
  const { code, message, position } = error as { code?: unknown; message?: unknown; position?: unknown };
  return { code: typeof code === 'string' ? code : 'UNEXPECTED', message: String(message ?? error), position: typeof position === 'number' ? position : null };
}
