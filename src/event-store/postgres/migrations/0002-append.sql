-- Whether bytes look like the leaf of this event in this stream. Not a parse, which would cost more than the append: it
-- keeps a mistaken caller from storing what nobody can read back. That every leaf is whole is what `doctor` looks at.
-- Stable, as convert_to is: declared immutable it would not be inlined, and cost five times as much.
create function ledger.leaf_names(bytes bytea, event_id uuid, stream text) returns boolean
language sql stable parallel safe
return position(convert_to('"format":"taizhang-leaf/1","id":"' || event_id::text || '","occurredOn":"', 'UTF8') in bytes) > 0
  and position(convert_to('},"stream":"' || stream || '","type":"', 'UTF8') in bytes) > 0;

-- Keeps the personal values of facts.
create function ledger.keep_sealed(p_event_ids uuid[], p_subjects text[], p_fields text[], p_salts bytea[], p_values bytea[]) returns void
language sql security definer
set search_path = ledger, pg_temp
as $$
  insert into ledger.sealed_value (event_id, subject, field, salt, value)
  select s.event_id, s.subject, s.field, s.salt, s.value
  from unnest(p_event_ids, p_subjects, p_fields, p_salts, p_values) as s (event_id, subject, field, salt, value)
  on conflict do nothing
$$;

-- Three ways to append, one lock, one set of rules. append_one and append_in_order write at once and let the keys of the table
-- and the conditions of the insert refuse: what they look at beforehand would be looked up a second time by the keys, for a
-- fourth of the cost of an append. Where anything is not as it nearly always is they write nothing and say so: null, or an error
-- (TZ007, a key that is taken). The adapter then asks ledger.append, which looks closer and answers for each call.
--
-- In each of them:
-- * The lock is held until commit, so the next append sees this one and positions become visible in order. It is taken in a
--   statement of its own: those after it take their snapshots after it was granted.
-- * READ COMMITTED, since a snapshot older than the lock would show a head that is no longer the head.
-- * known_at never falls: one entry from the future would stand for every later one, and no instant before it would know them.
-- * The first fact of a call follows the last leaf of its stream: the one before it is there, and the keys see to it that it
--   is not there itself.
-- * Readers are woken by the adapter, after the commit and not once an append: a notification costs a tenth of one.
--
-- They answer with the position of the first fact and the microseconds until the commit began; what the caller waits beyond
-- them is the disk. `if … is null` calls a function without a query around it, which would cost ten times the function.
--
-- Their plans are kept for the session and made on what may be an empty table: the adapter's connection asks for generic plans
-- without sequential scans and without compilation (connection.ts). Settings of the function would be made anew each time.

-- One fact with nothing sealed: what a person enters.
create function ledger.append_one(p_origin text, p_stream text, p_revision integer, p_recorded_at timestamptz, p_event_id uuid, p_leaf bytea)
returns bigint[]
language plpgsql security definer
set search_path = ledger, pg_temp
as $$
declare
  written_at bigint;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'ledger.append_one needs READ COMMITTED' using errcode = 'TZ003';
  elsif pg_advisory_xact_lock(7286134) is null or p_recorded_at > clock_timestamp() + interval '1 hour' then
    return null;
  end if;

  insert into ledger.leaf (position, known_at, event_id, revision, call_end, stream, bytes)
  select coalesce(head.position + 1, 0), greatest(head.known_at, p_recorded_at), p_event_id, p_revision, p_revision, p_stream, p_leaf
  from ledger.identity i
  left join (select l.position, l.known_at from ledger.leaf l order by l.position desc limit 1) head on true
  where i.origin = p_origin and i.store = 'postgres'
    and ledger.leaf_names(p_leaf, p_event_id, p_stream)
    and (p_revision = 0 or (select l.revision from ledger.leaf l where l.stream = p_stream and l.revision = p_revision - 1) is not null)
  returning position into written_at;
  if not found then
    return null;
  end if;
  return array[written_at, (1000000 * extract(epoch from clock_timestamp() - statement_timestamp()))::bigint];
end $$;

-- The calls of many callers, parameters as in ledger.append.
create function ledger.append_in_order(
  p_origin text,
  p_streams text[], p_revisions integer[], p_call_starts integer[], p_call_ends integer[],
  p_recorded_ats timestamptz[], p_event_ids uuid[], p_starts integer[], p_lengths integer[], p_leaves bytea,
  p_sealed_event_ids uuid[], p_sealed_subjects text[], p_sealed_fields text[], p_sealed_salts bytea[], p_sealed_values bytea[]
) returns bigint[]
language plpgsql security definer
set search_path = ledger, pg_temp
as $$
declare
  first_position bigint;
  written integer;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'ledger.append_in_order needs READ COMMITTED' using errcode = 'TZ003';
  elsif pg_advisory_xact_lock(7286134) is null or p_recorded_ats[cardinality(p_recorded_ats)] > clock_timestamp() + interval '1 hour' then
    return null;
  end if;

  with appended as (
    insert into ledger.leaf (position, known_at, event_id, revision, call_end, stream, bytes)
    select head.next + f.place, greatest(head.known_at, f.recorded_at), f.event_id, f.revision, f.call_end, f.stream, f.bytes
    from (
      select coalesce(last.position + 1, 0) as next, last.known_at
      from ledger.identity i
      left join (select l.position, l.known_at from ledger.leaf l order by l.position desc limit 1) last on true
      where i.origin = p_origin and i.store = 'postgres'
    ) head
    cross join (
      select generate_series(0, cardinality(p_revisions) - 1) as place, unnest(p_streams) as stream, unnest(p_revisions) as revision,
        unnest(p_call_starts) as call_start, unnest(p_call_ends) as call_end, unnest(p_recorded_ats) as recorded_at,
        unnest(p_event_ids) as event_id, substring(p_leaves from unnest(p_starts) + 1 for unnest(p_lengths)) as bytes
    ) f
    where ledger.leaf_names(f.bytes, f.event_id, f.stream)
      -- The calls come in order of recordedAt: a comparison with the one before instead of a running maximum.
      and (f.recorded_at < p_recorded_ats[f.place]) is not true
      and (f.revision = 0 or f.revision <> f.call_start
        or (select l.revision from ledger.leaf l where l.stream = f.stream and l.revision = f.revision - 1) is not null)
    returning position
  )
  select min(position), count(*) into first_position, written from appended;
  if written = 0 then
    return null;
  elsif written <> cardinality(p_revisions) then
    raise exception 'not all in order' using errcode = 'TZ007';
  end if;

  if cardinality(p_sealed_event_ids) > 0 then
    perform ledger.keep_sealed(p_sealed_event_ids, p_sealed_subjects, p_sealed_fields, p_sealed_salts, p_sealed_values);
  end if;
  return array[first_position, (1000000 * extract(epoch from clock_timestamp() - statement_timestamp()))::bigint];
end $$;

-- Looks closer at the calls of many callers, in one round trip and one transaction. Every call stands for itself: it is appended
-- whole, or refused as `taken` (one of its ids already stands; the adapter tells a repeat from a conflict) or as `conflict`
-- (its stream stands at another revision), without touching the others. The caller sees to it that one batch holds at
-- most one call per stream and no id twice.
--
-- One entry a fact, facts of a call side by side: p_calls numbers the calls, p_call_starts and p_call_ends are the
-- revisions of a call's first and last fact, p_starts and p_lengths (bytes) cut p_leaves. The calls come in order of
-- p_recorded_ats. Then one entry a sealed value. The accepted facts stand at first_position and the positions after it, in
-- their order.
create function ledger.append(
  p_origin text,
  p_calls integer[], p_streams text[], p_revisions integer[], p_call_starts integer[], p_call_ends integer[],
  p_recorded_ats timestamptz[], p_event_ids uuid[], p_starts integer[], p_lengths integer[], p_leaves bytea,
  p_sealed_event_ids uuid[], p_sealed_subjects text[], p_sealed_fields text[], p_sealed_salts bytea[], p_sealed_values bytea[],
  out first_position bigint, out refused_calls integer[], out refused_outcomes text[], out actual_revisions integer[]
)
language plpgsql security definer
set search_path = ledger, pg_temp
as $$
declare
  bound_origin text;
  bound_store text;
  head_known_at timestamptz;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'ledger.append needs READ COMMITTED' using errcode = 'TZ003';
  end if;

  perform pg_advisory_xact_lock(7286134);

  select i.origin, i.store, coalesce(head.position + 1, 0), head.known_at
  into bound_origin, bound_store, first_position, head_known_at
  from (values (true)) as one
  left join ledger.identity i on true
  left join (select l.position, l.known_at from ledger.leaf l order by l.position desc limit 1) head on true;

  if bound_origin is null then
    insert into ledger.identity (origin) values (p_origin);
  elsif bound_origin <> p_origin then
    raise exception '%', bound_origin using errcode = 'TZ001';
  elsif bound_store <> 'postgres' then
    raise exception '%', bound_store using errcode = 'TZ010';
  end if;

  if p_recorded_ats[cardinality(p_recorded_ats)] > clock_timestamp() + interval '1 hour' then
    raise exception '%', clock_timestamp() using errcode = 'TZ005';
  end if;

  if exists (
    select from unnest(p_event_ids, p_streams, p_starts, p_lengths) as f (event_id, stream, start, length)
    where not ledger.leaf_names(substring(p_leaves from f.start + 1 for f.length), f.event_id, f.stream)
  ) then
    raise exception 'bytes that do not name their own event and stream' using errcode = 'TZ006';
  end if;
  if p_recorded_ats <> array(select unnest(p_recorded_ats) order by 1) then
    raise exception 'the calls of a batch come in order of recordedAt' using errcode = 'TZ004';
  end if;

  select coalesce(array_agg(f.call), '{}'), array_agg(f.outcome), array_agg(f.actual)
  into refused_calls, refused_outcomes, actual_revisions
  from (
    select distinct on (c.call) c.call, case when c.taken then 'taken' else 'conflict' end as outcome, c.actual
    from (
      select f.call, f.call_start,
        (select l.position from ledger.leaf l where l.event_id = f.event_id) is not null as taken,
        case when f.revision = f.call_start then
          coalesce((select l.revision from ledger.leaf l where l.stream = f.stream order by l.revision desc limit 1), -1)
        end as actual
      from (
        select unnest(p_calls) as call, unnest(p_streams) as stream, unnest(p_revisions) as revision,
          unnest(p_call_starts) as call_start, unnest(p_event_ids) as event_id
      ) f
    ) c
    where c.taken or c.actual <> c.call_start - 1
    order by c.call, c.taken desc
  ) f;

  -- The refused fall out before positions are drawn: the others close up.
  if cardinality(refused_calls) > 0 then
    select array_agg(f.stream), array_agg(f.revision), array_agg(f.call_end), array_agg(f.recorded_at),
      array_agg(f.event_id), array_agg(f.start), array_agg(f.length)
    into p_streams, p_revisions, p_call_ends, p_recorded_ats, p_event_ids, p_starts, p_lengths
    from unnest(p_calls, p_streams, p_revisions, p_call_ends, p_recorded_ats, p_event_ids, p_starts, p_lengths)
      with ordinality as f (call, stream, revision, call_end, recorded_at, event_id, start, length, place)
    where f.call <> all (refused_calls);
  end if;

  insert into ledger.leaf (position, known_at, event_id, revision, call_end, stream, bytes)
  select first_position + f.place, greatest(head_known_at, f.recorded_at), f.event_id, f.revision, f.call_end, f.stream,
    substring(p_leaves from f.start + 1 for f.length)
  from (
    select generate_series(0, cardinality(p_revisions) - 1) as place, unnest(p_streams) as stream, unnest(p_revisions) as revision,
      unnest(p_call_ends) as call_end, unnest(p_recorded_ats) as recorded_at, unnest(p_event_ids) as event_id,
      unnest(p_starts) as start, unnest(p_lengths) as length
  ) f;

  if cardinality(p_sealed_event_ids) > 0 then
    insert into ledger.sealed_value (event_id, subject, field, salt, value)
    select s.event_id, s.subject, s.field, s.salt, s.value
    from unnest(p_sealed_event_ids, p_sealed_subjects, p_sealed_fields, p_sealed_salts, p_sealed_values) as s (event_id, subject, field, salt, value)
    join ledger.leaf l on l.event_id = s.event_id and l.position >= first_position;
  end if;
end $$;

-- P(K): the largest position known at the instant, −1 if none. Positions are dense and known_at never falls, so some
-- twenty lookups by primary key answer for a million leaves and appends pay for no further index.
create function ledger.position_at(p_instant timestamptz) returns bigint
language plpgsql stable
as $$
declare
  low bigint := -1;
  high bigint;
  middle bigint;
begin
  select coalesce(max(l.position), -1) into high from ledger.leaf l;
  while low < high loop
    middle := (low + high + 1) / 2;
    if (select l.known_at from ledger.leaf l where l.position = middle) <= p_instant then
      low := middle;
    else
      high := middle - 1;
    end if;
  end loop;
  return low;
end $$;
