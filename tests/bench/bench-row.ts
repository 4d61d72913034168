/** One row of `npm run bench`: a figure as a ratio, the budget it is held against, and what was measured. */
export interface BenchRow {
  name: string;
  /** The ratio (or, where the budget is a time, the milliseconds) that is held against the budget. */
  value: number;
  /** The budget as people read it, e.g. `≥ 10× emmett-postgresql`. */
  budget: string;
  ok: boolean;
  /** The figures behind the ratio, with units. */
  detail: string;
}
