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
  /** What stopped it */
  error: string | null;
}
