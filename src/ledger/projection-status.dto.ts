import type { ProjectionState } from '../../projections/engine/status.js';

export class ProjectionStatusDto {
  name: string;
  /** Number of the build that answers */
  build: number;
  edition: number;
  state: ProjectionState;
  /** Next position it will take in */
  checkpoint: number;
  /** Events it has not taken in yet */
  behind: number;
  /** Instant of the last entry it holds, where it does not hold all of them; null where it does, or where that cannot be read now */
  upTo: string | null;
  /** What stopped it, as the log has it; errorCode is stable */
  error: string | null;
  errorCode: string | null;
}
