/**
 * `live`: answers queries and follows the log · `stopped`: an event could not be projected or the log was shortened, see `error` ·
 * `waiting`: another process runs it, or the database is away and the runner tries again.
 */
export type ProjectionState = 'live' | 'stopped' | 'waiting';

export interface ProjectionStatus {
  name: string;
  /** Number of the build; its tables are in the schema `{name}_{build}`. */
  build: number;
  edition: number;
  state: ProjectionState;
  /** Next position it will take in. */
  checkpoint: number;
  /** Events it has not taken in yet. */
  behind: number;
  error: { code: string; message: string; position: number | null } | null;
}

export interface RebuildProgress {
  projection: string;
  /** Events taken in so far and events there are. */
  done: number;
  total: number;
}
