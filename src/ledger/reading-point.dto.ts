import type { ReadingPoint } from './reading-point.js';

/** Where an answer stands on the two axes of time. */
export class ReadingPointDto implements ReadingPoint {
  /** Day D the answer holds for */
  asOf: string;
  /** Instant K asked for; null = all that is known */
  knownAt: string | null;
  /** Position P used; -1 where nothing was known yet */
  position: number;
}
