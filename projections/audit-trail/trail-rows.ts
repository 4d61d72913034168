import type { Basis } from '../../src/ledger/fact.js';
import type { TrailEvent } from './event-view.js';

export interface TrailRecord extends Omit<TrailEvent, 'position' | 'recordedAt' | 'basis' | 'data'> {
  position: string;
  recordedAt: Date;
  basis: string | null;
  data: string;
}

export function trailEvent(record: TrailRecord): TrailEvent {
  return {
    ...record, position: Number(record.position), recordedAt: record.recordedAt.toISOString(),
    basis: record.basis === null ? null : (JSON.parse(record.basis) as Basis), data: JSON.parse(record.data) as Record<string, unknown>,
  };
}

const COLUMNS = `
  e.position, e.id, e.stream, e.revision, e.type, e.occurred_on::text as "occurredOn", e.recorded_at as "recordedAt", e.recorded_on::text as "recordedOn",
  e.role, e.department, e.units, e.measure, e.milestone, e.target, e.basis, e.data`;

/** The day an event was last moved to by corrections known at P = $2; a correction stands in the stream of the entry it names. */
const movedAmong = (corrections: string): string => `
  moved as (
    select distinct on (target) target, moved_to from read.event c
     where c.target is not null and c.moved_to is not null and c.position <= $2::bigint and ${corrections}
     order by target, position desc
  )`;

/**
 * Entries that match: $1 D, $2 P, $3 type, $4 unit, $5 role, $6 measure, $7/$8 day it counts for, $9/$10 day entered,
 * $11 only back-dated, $12 part of a text, $13 measures whose name holds that text.
 */
const MATCHES = `
    from read.event e left join moved on moved.target = e.id and e.target is null
   where e.position <= $2::bigint and coalesce(moved.moved_to, e.occurred_on) <= $1::date
     and ($3::text is null or e.type = $3) and ($4::text is null or e.units @> array[$4::text]) and ($5::text is null or e.role = $5)
     and ($6::text is null or e.measure = $6)
     and ($7::date is null or coalesce(moved.moved_to, e.occurred_on) >= $7) and ($8::date is null or coalesce(moved.moved_to, e.occurred_on) <= $8)
     and ($9::date is null or e.recorded_on >= $9) and ($10::date is null or e.recorded_on <= $10)
     and (not $11::boolean or (e.recorded_on > e.occurred_on and e.type <> 'opening-recorded'))
     and ($12::text is null or strpos(e.words, $12) > 0 or e.measure = any($13::text[]))`;

/** Which entries match, newest first? $14 how many, $15 after how many. Stops at the last one shown: the count is asked for beside it. */
export const MATCHING = `
  with ${movedAmong('true')}
  select e.position ${MATCHES}
   order by e.position desc
   limit $14 offset $15`;

export const COUNT_MATCHING = `
  with ${movedAmong('true')}
  select count(*)::int as total ${MATCHES}`;

/** Which of the types $2 occur up to P = $1, in the order they first did? */
export const TYPES = `
  select known.type from unnest($2::text[]) as known (type)
    cross join lateral (select e.position from read.event e where e.type = known.type and e.position <= $1::bigint order by e.position limit 1) as first
   order by first.position`;

export const BY_POSITIONS = `select ${COLUMNS} from read.event e where e.position = any($1::bigint[]) order by e.position desc`;

export const BY_IDS = `select ${COLUMNS} from read.event e where e.position <= $1::bigint and e.id = any($2::text[]) order by e.position desc`;

export const CORRECTIONS_OF = `select ${COLUMNS} from read.event e where e.position <= $1::bigint and e.target = any($2::text[]) order by e.position`;

/** Everything about one measure: its own entries, and records of supervision that name it. */
export const OF_MEASURE = `
  with ${movedAmong('c.measure = $3')}
  select ${COLUMNS}
    from read.event e left join moved on moved.target = e.id and e.target is null
   where e.measure = $3 and e.position <= $2::bigint and coalesce(moved.moved_to, e.occurred_on) <= $1::date
   order by e.position desc`;

export const OF_STREAM = `
  with ${movedAmong('c.stream = $3')}
  select ${COLUMNS}
    from read.event e left join moved on moved.target = e.id and e.target is null
   where e.stream = $3 and e.position <= $2::bigint and coalesce(moved.moved_to, e.occurred_on) <= $1::date
   order by e.position desc`;

/** What made these milestones ($3 measures, $4 milestones, pairwise) what they are: everything but progress and pace, and what is said of their measures. */
export const OF_MILESTONES = `
  with ${movedAmong('c.measure = any($3::text[])')}
  select ${COLUMNS}
    from read.event e left join moved on moved.target = e.id and e.target is null
   where e.measure = any($3::text[]) and e.position <= $2::bigint and coalesce(moved.moved_to, e.occurred_on) <= $1::date
     and (e.type in ('measure-registered', 'measure-revised', 'responsibility-reassigned')
       or e.type not in ('progress-reported', 'pace-assessed') and (e.measure, e.milestone) in (select * from unnest($3::text[], $4::text[])))
   order by e.position desc
   limit 500`;

/** Corrections of what these units ($3) entered or what was entered about them; $4 measures, null = all. */
export const CORRECTIONS_ABOUT = `
  select c.id, t.units
    from read.event c join read.event t on t.id = c.target
   where c.position <= $2::bigint and c.occurred_on <= $1::date and t.units && $3::text[] and ($4::text[] is null or c.measure = any($4))
   order by c.position desc`;

export const REVISIONS = `select stream, max(revision) as revision from read.event where stream = any($1::text[]) group by stream`;
