import type { Logger } from 'pino';
import type { EventStore } from '../../src/event-store/event-store.js';
import type { Projection } from './projection.js';
import type { ProjectionStatus, RebuildProgress } from './status.js';

export interface ProjectionEngine {
  /** Where queries of a projection read: the schema of its live build, and the next position it will take in. Throws ProjectionNotReadyError. */
  live(name: string): { schema: string; checkpoint: number };
  /** Resolves when the live build holds the event at `position`. Throws ProjectionBehindError after `timeoutMs` milliseconds. */
  waitFor(name: string, position: number, timeoutMs: number): Promise<void>;
  status(): ProjectionStatus[];
  /** Builds the next build beside the live one and switches when caught up. */
  rebuild(name: string, onProgress?: (progress: RebuildProgress) => void): Promise<void>;
  stop(): Promise<void>;
}

export interface ProjectionOptions {
  /** Application role: it may create schemas. */
  appUrl: string;
  store: EventStore;
  projections: readonly Projection[];
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
}

/** Starts one runner per projection. Resolves when each has a live build or has stopped with an error that `status()` shows. */
export async function startProjections(options: ProjectionOptions): Promise<ProjectionEngine> {
  throw new Error(`not built yet: ${options.projections.length}`);
}
