import type { LocalDate } from '../../src/ledger/fact.js';
import { lastDayOfMonth } from '../../src/ledger/local-date.js';
import type { ReadModel } from '../engine/read-model.js';
import type { TrendPoint } from './answers.js';
import type { Frame } from './frame.js';
import { recounted } from './recount.js';

/**
 * How did it stand at the end of each month, as known at P = $2? One look at the rows known then, however many days are asked
 * about ($1, ascending): a row counts for the days numbered `first` to before `last`, as due from `due` on, as overdue from
 * `overdue` on. $3 = plans that count, $4 = measures, null = all.
 */
const TREND = `
  with seen as (
    select 'milestone' as thing, m.days, m.status, m.due, m.overdue_after from read.milestone m where m.positions @> $2::bigint and m.plan = any($3::text[]) and ($4::text[] is null or m.measure = any($4::text[]))
    union all
    select 'measure', s.days, s.state, null, null from read.standing s where s.positions @> $2::bigint and s.plan = any($3::text[]) and s.state = 'done' and ($4::text[] is null or s.measure = any($4::text[]))
  ), numbered as (
    select thing, status, width_bucket(lower(days) - 1, $1::date[]) as first, coalesce(width_bucket(upper(days) - 1, $1::date[]), cardinality($1::date[])) as last,
           case when due is not null and status <> 'terminated' then width_bucket(greatest(lower(days), due) - 1, $1::date[]) end as due,
           case when overdue_after is not null then width_bucket(greatest(lower(days) - 1, overdue_after), $1::date[]) end as overdue
      from seen
  )
  select thing, first, last, status in ('closed', 'done') as done, due, overdue, count(*)::int as rows
    from numbered where first < last
   group by 1, 2, 3, 4, 5, 6`;

interface SeenGroup {
  thing: 'milestone' | 'measure';
  first: number;
  last: number;
  done: boolean;
  due: number | null;
  overdue: number | null;
  rows: number;
}

/**
 * The year month by month.
 *
 * @param measures null: all that count
 */
export async function trendAt(read: ReadModel, frame: Frame, measures: readonly string[] | null): Promise<TrendPoint[]> {
  const days = monthEnds(frame);
  const groups = await read.rows<SeenGroup>(TREND, [days, frame.position, frame.plans.map(({ id }) => id), measures]);
  return days.map((day, place) => pointOf(day, place, groups));
}

/** The trend where some measures stood as in `before` and stand as in `after`; all three of the same days. */
export function recountTrend(trend: readonly TrendPoint[], before: readonly TrendPoint[], after: readonly TrendPoint[]): TrendPoint[] {
  return recounted(trend, before, after, ({ day }) => day, ['measuresDone', 'milestonesClosed', 'milestonesDue', 'overdue']);
}

function pointOf(day: LocalDate, place: number, groups: readonly SeenGroup[]): TrendPoint {
  const point = { month: day.slice(0, 7), day, measuresDone: 0, milestonesClosed: 0, milestonesDue: 0, overdue: 0 };
  for (const { thing, first, last, done, due, overdue, rows } of groups) {
    if (place < first || place >= last) continue;
    if (done) point[thing === 'measure' ? 'measuresDone' : 'milestonesClosed'] += rows;
    if (due !== null && place >= due) point.milestonesDue += rows;
    if (overdue !== null && place >= overdue) point.overdue += rows;
  }
  return point;
}

/** Month ends up to day D of the year the plans share; of the year of D where they are of several. */
function monthEnds({ day, plans }: Frame): LocalDate[] {
  const years = new Set(plans.map((plan) => plan.year));
  const year = years.size === 1 ? plans[0]!.year : Number(day.slice(0, 4));
  const months = Array.from({ length: 12 }, (_, index) => {
    const month = String(index + 1).padStart(2, '0');
    return { first: `${year}-${month}-01`, last: `${year}-${month}-${lastDayOfMonth(year, index + 1)}` };
  });
  return months.filter(({ first }) => first <= day).map(({ last }) => (last < day ? last : day));
}
