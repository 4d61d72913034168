import { LRUCache } from 'lru-cache';
import type { ReadModel } from '../engine/read-model.js';
import type { MilestoneRow, TrendPoint } from './answers.js';
import { measuresChanged } from './changed-measures.js';
import type { Frame } from './frame.js';
import { namedMilestones, type MilestoneName } from './milestone-rows.js';
import { firstOf, recountTotals, totalsAt, type Totals } from './totals.js';
import { recountTrend, trendAt } from './trend.js';

/** Rows of each of the two lists of the overview. */
const LISTED = 20;
/** Where more measures than this changed, counting all of them is as quick. */
const RECOUNTED_AT_MOST = 50;

/** What an overview counts over all measures. */
export interface Counted {
  totals: Totals;
  trend: readonly TrendPoint[];
  overdue: readonly MilestoneRow[];
  dueSoon: readonly MilestoneRow[];
}

/**
 * Counts what an overview shows. Every figure is a sum over measures: where the same day was counted as known at an earlier
 * position, only the measures whose rows changed since are taken out and counted again, also where the change is back-dated.
 */
export class OverviewMemory {
  private readonly newest = new LRUCache<string, Counted & { position: number }>({ max: 50 });

  constructor(private readonly read: ReadModel) {}

  async countedAt(frame: Frame): Promise<Counted> {
    const { day, position, plans, lights } = frame;
    const key = JSON.stringify([this.read.schema, day, plans, lights]);
    // Beyond what the read model holds the answer may still change.
    const final = position < this.read.checkpoint;
    const known = this.newest.get(key);
    const counted = (known && known.position <= position ? await this.recounted(known, frame) : null) ?? (await this.counted(frame));
    if (final && position >= (this.newest.get(key)?.position ?? 0)) this.newest.set(key, { ...counted, position });
    return counted;
  }

  private async counted(frame: Frame): Promise<Counted> {
    const [totals, trend] = await Promise.all([totalsAt(this.read, frame, null), trendAt(this.read, frame, null)]);
    return { totals, trend, ...(await this.listed(frame, firstOf(totals.overdue, LISTED)!, firstOf(totals.dueSoon, LISTED)!, [])) };
  }

  /** Null: all have to be counted. */
  private async recounted(known: Counted & { position: number }, frame: Frame): Promise<Counted | null> {
    if (known.position === frame.position) return known;
    const measures = await measuresChanged(this.read, known.position, frame.position);
    if (measures === null || measures.length > RECOUNTED_AT_MOST) return null;
    if (measures.length === 0) return known;
    const before = { ...frame, position: known.position };
    const [totalsBefore, totalsAfter, trendBefore, trendAfter] = await Promise.all([
      totalsAt(this.read, before, measures), totalsAt(this.read, frame, measures), trendAt(this.read, before, measures), trendAt(this.read, frame, measures),
    ]);
    const changed = new Set(measures);
    const totals = recountTotals(known.totals, changed, totalsBefore, totalsAfter);
    const [overdue, dueSoon] = [firstOf(totals.overdue, LISTED), firstOf(totals.dueSoon, LISTED)];
    if (overdue === null || dueSoon === null) return null;
    const asBefore = [...known.overdue, ...known.dueSoon].filter(({ measure }) => !changed.has(measure));
    return { totals, trend: recountTrend(known.trend, trendBefore, trendAfter), ...(await this.listed(frame, overdue, dueSoon, asBefore)) };
  }

  /** The rows of both lists; those in `known` are not read again. */
  private async listed(
    frame: Frame, overdue: readonly MilestoneName[], dueSoon: readonly MilestoneName[], known: readonly MilestoneRow[],
  ): Promise<Pick<Counted, 'overdue' | 'dueSoon'>> {
    const named = ({ measure, milestone }: MilestoneName): string => `${measure}\n${milestone}`;
    const rows = new Map(known.map((row) => [named(row), row]));
    for (const row of await namedMilestones(this.read, frame, [...overdue, ...dueSoon].filter((one) => !rows.has(named(one))))) rows.set(named(row), row);
    const shown = (list: readonly MilestoneName[]): MilestoneRow[] => list.flatMap((one) => rows.get(named(one)) ?? []);
    return { overdue: shown(overdue), dueSoon: shown(dueSoon) };
  }
}
