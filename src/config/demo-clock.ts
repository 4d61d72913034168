import type { Clock } from './clock.js';

const DAY_MS = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/**
 * The demo's clock: always the same day of the plan year (Beijing time), at the present time of day, so that the demo never
 * ages. `at` sets another instant while the demo's history is written.
 */
export class DemoClock implements Clock {
  private instant: Date | null = null;

  /** @param midnight at which the demo's day begins in Beijing */
  constructor(private readonly midnight: Date = new Date('2021-10-22T00:00:00.000+08:00')) {}

  now(): Date {
    return this.instant ?? new Date(this.midnight.getTime() + ((Date.now() + SHANGHAI_OFFSET_MS) % DAY_MS));
  }

  /** Stands still at the instant until `release`. */
  at(instant: Date): void {
    this.instant = instant;
  }

  release(): void {
    this.instant = null;
  }
}
