import type { LocalDate } from '../ledger/fact.js';

/** The one source of time: recordedAt, ids and "today" come from it. Only the demo and tests may set it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The calendar day in Asia/Shanghai (UTC+8, no daylight saving since 1991) at an instant. */
export function dayOf(instant: Date): LocalDate {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}
