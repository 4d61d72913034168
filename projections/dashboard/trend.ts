import { LRUCache } from 'lru-cache';
import type { LocalDate } from '../../src/ledger/fact.js';
import { lastDayOfMonth } from '../../src/ledger/local-date.js';
import type { ReadModel } from '../engine/read-model.js';
import type { TrendPoint } from './answers.js';
import type { Frame } from './frame.js';

/** How did it stand at the end of each month, as known at P? $1 = the days, $2 = P, $3 = plans that count. */
const TREND = `
  select at.day::text,
         (select count(*)::int from read.standing s
           where s.days @> at.day and s.positions @> $2::bigint and s.plan = any($3::text[]) and s.state = 'done') as done,
         m.closed, m.due, m.overdue
    from unnest($1::date[]) as at (day)
   cross join lateral (
     select count(*) filter (where m.status = 'closed')::int as closed,
            count(*) filter (where m.due <= at.day and m.status <> 'terminated')::int as due,
            count(*) filter (where m.overdue_after < at.day)::int as overdue
       from read.milestone m
      where m.days @> at.day and m.positions @> $2::bigint and m.plan = any($3::text[])) m`;

interface MonthRow {
  day: LocalDate;
  done: number;
  closed: number;
  due: number;
  overdue: number;
}

/** The year month by month. How a day stood as known at P never changes, so days once counted are remembered. */
export class Trend {
  private readonly counted = new LRUCache<string, TrendPoint>({ max: 2_000 });

  constructor(private readonly read: ReadModel) {}

  async of(frame: Frame): Promise<TrendPoint[]> {
    const { position } = frame;
    const plans = frame.plans.map(({ id }) => id);
    const key = (day: LocalDate): string => [this.read.schema, position, day, ...plans].join('\n');
    const days = monthEnds(frame);
    const unknown = days.filter((day) => !this.counted.has(key(day)));
    const found = new Map<LocalDate, TrendPoint>();
    for (const row of unknown.length === 0 ? [] : await this.read.rows<MonthRow>(TREND, [unknown, position, plans])) {
      const point = { month: row.day.slice(0, 7), day: row.day, measuresDone: row.done, milestonesClosed: row.closed, milestonesDue: row.due, overdue: row.overdue };
      found.set(row.day, point);
      this.counted.set(key(row.day), point);
    }
    return days.flatMap((day) => found.get(day) ?? this.counted.get(key(day)) ?? []);
  }
}

/** Month ends of the plan's year up to day D; of the year of D where several plans are shown. */
function monthEnds({ day, plans }: Frame): LocalDate[] {
  const year = plans.length === 1 ? plans[0]!.year : Number(day.slice(0, 4));
  const months = Array.from({ length: 12 }, (_, index) => {
    const month = String(index + 1).padStart(2, '0');
    return { first: `${year}-${month}-01`, last: `${year}-${month}-${lastDayOfMonth(year, index + 1)}` };
  });
  return months.filter(({ first }) => first <= day).map(({ last }) => (last < day ? last : day));
}
