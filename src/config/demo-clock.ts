import type { Clock } from './clock.js';

const DAY_MS = 86_400_000;

/**
 * The demo's clock: always the same day of the plan year (Beijing time), at the present time of day, so that the demo never
 * ages. `at` sets another instant while the demo's history is written.
 */
export class DemoClock implements Clock {
  private instant: Date | null = null;

  constructor(private readonly today: Date = new Date('2021-10-20T00:00:00.000Z')) {}

  now(): Date {
    return this.instant ?? new Date(this.today.getTime() + (Date.now() % DAY_MS));
  }

  /** Stands still at the instant until `release`. */
  at(instant: Date): void {
    this.instant = instant;
  }

  release(): void {
    this.instant = null;
  }
}
