/** Typed errors of the projection engine; `code` is stable, what a person reads is made at the edge. */
export abstract class ProjectionError extends Error {
  abstract readonly code: string;
  override get name(): string {
    return this.constructor.name;
  }
}

/** Another runner moved the checkpoint, or the build is no longer the live one: this runner rolls back and gives way. */
export class RunnerDisplacedError extends ProjectionError {
  readonly code = 'RUNNER_DISPLACED';
  constructor(readonly schema: string, readonly expectedCheckpoint: number) {
    super(`projection build ${schema} is no longer at checkpoint ${expectedCheckpoint}: another runner took over`);
  }
}

/** One event could not be projected. The projection stops before it; nothing is skipped. */
export class BadEventError extends ProjectionError {
  readonly code = 'BAD_EVENT';
  constructor(readonly position: number, readonly event: { id: string; stream: string; type: string }, cause: unknown) {
    super(`event ${event.id} (${event.type}, stream ${event.stream}, position ${position}): ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/**
 * The log ends before what the read model has taken in: its last leaves were removed. Whatever is entered next takes positions the
 * read model believes to have, so it stops for good, however far the log grows again, until it is rebuilt.
 */
export class LogShortenedError extends ProjectionError {
  static readonly CODE = 'LOG_SHORTENED';
  readonly code = LogShortenedError.CODE;
  /** @param position first position that was not there */
  constructor(readonly projection: string, readonly position: number, readonly checkpoint: number) {
    super(`projection ${projection} has taken in ${checkpoint} events, the log held ${position}: its last ones were removed`);
  }
}

/** The read model did not reach the wanted position in time. The caller may ask again. */
export class ProjectionBehindError extends ProjectionError {
  readonly code = 'PROJECTION_BEHIND';
  constructor(readonly projection: string, readonly position: number, readonly checkpoint: number) {
    super(`projection ${projection} stands at ${checkpoint}, position ${position} was wanted`);
  }
}

/** The read model stopped before an event it cannot take in, and will not get there by waiting: the operator looks at `status()`. */
export class ProjectionStoppedError extends ProjectionError {
  readonly code = 'PROJECTION_STOPPED';
  constructor(readonly projection: string, readonly position: number, readonly checkpoint: number) {
    super(`projection ${projection} stopped at ${checkpoint}, position ${position} was wanted`);
  }
}

/** There is no live build to answer from yet, or it stopped while being built. */
export class ProjectionNotReadyError extends ProjectionError {
  readonly code = 'PROJECTION_NOT_READY';
  constructor(readonly projection: string, reason: string) {
    super(`projection ${projection} has no live build: ${reason}`);
  }
}

/** No projection of this name; `known` lists those there are. */
export class UnknownProjectionError extends ProjectionError {
  readonly code = 'UNKNOWN_PROJECTION';
  constructor(readonly projection: string, readonly known: string[]) {
    super(`there is no projection ${projection}; known: ${known.join(', ')}`);
  }
}

/** Another process is rebuilding this projection. */
export class RebuildRunningError extends ProjectionError {
  readonly code = 'REBUILD_RUNNING';
  constructor(readonly projection: string) {
    super(`projection ${projection} is being rebuilt by another process`);
  }
}
