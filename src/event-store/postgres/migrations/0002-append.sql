-- Appends the calls of many callers in one round trip and one transaction. Every call stands for itself: it is appended
-- whole, or answered `taken` (one of its ids already stands; the adapter tells a repeat from a conflict) or `conflict`
-- (its stream stands at another revision), without touching the others. The caller sees to it that one batch holds at
-- most one call per stream and no id twice.
--
-- Arrays are parallel: one entry a call, then one entry a fact (in call order), then one entry a sealed value.
create function ledger.append(
  p_origin text,
  p_streams text[], p_expected_revisions integer[], p_recorded_ats timestamptz[], p_fact_counts integer[],
  p_calls integer[], p_indexes integer[], p_event_ids uuid[], p_starts integer[], p_lengths integer[], p_leaves bytea,
  p_sealed_event_ids uuid[], p_sealed_subjects text[], p_sealed_fields text[], p_sealed_salts bytea[], p_sealed_values bytea[]
) returns table (call integer, outcome text, revision integer, last_position bigint)
language plpgsql security definer
set search_path = ledger, pg_temp
-- Plans are cached per session, the first ones on an empty table: a cached sequential scan would make every later append slower.
set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  bound_origin text;
  head_position bigint;
  head_known_at timestamptz;
begin
  -- A snapshot older than the lock would show a head that is no longer the head.
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'ledger.append needs READ COMMITTED' using errcode = 'TZ003';
  end if;

  -- Held until commit, so the next append sees this one and positions become visible in order. It is a statement of its
  -- own: the statements below take their snapshots after it was granted.
  perform pg_advisory_xact_lock(7286134);

  select i.origin into bound_origin from ledger.identity i;
  if bound_origin is null then
    insert into ledger.identity (origin) values (p_origin);
  elsif bound_origin <> p_origin then
    raise exception '%', bound_origin using errcode = 'TZ001';
  end if;

  select l.position, l.known_at into head_position, head_known_at from ledger.leaf l order by l.position desc limit 1;
  if head_position is null then
    head_position := -1;
    head_known_at := '-infinity';
  end if;

  return query
  with fact as materialized (
    select f.call, f.index, f.event_id, f.start, f.length,
      (select l.position from ledger.leaf l where l.event_id = f.event_id) is not null as taken
    from unnest(p_calls, p_indexes, p_event_ids, p_starts, p_lengths) as f (call, index, event_id, start, length)
  ), asked as materialized (
    select c.call::integer as call, c.stream, c.expected, c.recorded_at, c.fact_count,
      coalesce((select l.revision from ledger.leaf l where l.stream = c.stream order by l.revision desc limit 1), -1) as actual,
      c.call in (select f.call from fact f where f.taken) as taken
    from unnest(p_streams, p_expected_revisions, p_recorded_ats, p_fact_counts) with ordinality as c (stream, expected, recorded_at, fact_count, call)
  ), placed as materialized (
    select a.call, a.stream, a.expected, a.fact_count,
      head_position + sum(a.fact_count) over so_far as last_position,
      greatest(head_known_at, max(a.recorded_at) over so_far) as known_at
    from asked a
    where not a.taken and a.actual = a.expected
    window so_far as (order by a.call rows unbounded preceding)
  ), inserted as (
    insert into ledger.leaf (position, known_at, event_id, revision, call_end, stream, bytes)
    select p.last_position - p.fact_count + 1 + f.index, p.known_at, f.event_id, p.expected + 1 + f.index,
      p.expected + p.fact_count, p.stream, substring(p_leaves from f.start + 1 for f.length)
    from placed p join fact f on f.call = p.call
    order by 1
  )
  select a.call,
    case when p.call is not null then 'appended' when a.taken then 'taken' else 'conflict' end,
    case when p.call is not null then p.expected + p.fact_count else a.actual end,
    p.last_position::bigint
  from asked a left join placed p on p.call = a.call;

  if cardinality(p_sealed_event_ids) > 0 then
    insert into ledger.sealed_value (event_id, subject, field, salt, value)
    select s.event_id, s.subject, s.field, s.salt, s.value
    from unnest(p_sealed_event_ids, p_sealed_subjects, p_sealed_fields, p_sealed_salts, p_sealed_values) as s (event_id, subject, field, salt, value)
    join ledger.leaf l on l.event_id = s.event_id and l.position > head_position;
  end if;

  -- Delivered at commit, once a transaction: wakes the readers, carries nothing they would have to trust.
  if exists (select from ledger.leaf l where l.position = head_position + 1) then
    perform pg_notify('ledger_appended', '');
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
