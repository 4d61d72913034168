-- Appends the calls of many callers in one round trip and one transaction. Every call stands for itself: it is appended
-- whole, or refused as `taken` (one of its ids already stands; the adapter tells a repeat from a conflict) or as `conflict`
-- (its stream stands at another revision), without touching the others. The caller sees to it that one batch holds at
-- most one call per stream and no id twice.
--
-- One entry a fact, facts of a call side by side: p_calls numbers the calls, p_call_starts and p_call_ends are the
-- revisions of a call's first and last fact, p_starts and p_lengths (bytes) cut p_leaves. Then one entry a sealed value.
--
-- The accepted facts stand at first_position and the positions after it, in their order.
create function ledger.append(
  p_origin text,
  p_calls integer[], p_streams text[], p_revisions integer[], p_call_starts integer[], p_call_ends integer[],
  p_recorded_ats timestamptz[], p_event_ids uuid[], p_starts integer[], p_lengths integer[], p_leaves bytea,
  p_sealed_event_ids uuid[], p_sealed_subjects text[], p_sealed_fields text[], p_sealed_salts bytea[], p_sealed_values bytea[],
  out first_position bigint, out refused_calls integer[], out refused_outcomes text[], out actual_revisions integer[]
)
language plpgsql security definer
set search_path = ledger, pg_temp
-- Plans are cached per session, the first ones on an empty table: a cached sequential scan would make every later append
-- slower, and planning anew each time costs as much as the append.
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
declare
  bound_origin text;
  head_known_at timestamptz;
begin
  -- A snapshot older than the lock would show a head that is no longer the head.
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'ledger.append needs READ COMMITTED' using errcode = 'TZ003';
  end if;

  -- Held until commit, so the next append sees this one and positions become visible in order. It is a statement of its
  -- own: the statements below take their snapshots after it was granted.
  perform pg_advisory_xact_lock(7286134);

  select i.origin, l.position + 1, l.known_at into bound_origin, first_position, head_known_at
  from ledger.identity i left join (select position, known_at from ledger.leaf order by position desc limit 1) l on true;
  if bound_origin is null then
    insert into ledger.identity (origin) values (p_origin);
  elsif bound_origin <> p_origin then
    raise exception '%', bound_origin using errcode = 'TZ001';
  end if;
  first_position := coalesce(first_position, 0);

  -- Every call is checked before a position is drawn for any.
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

  insert into ledger.leaf (position, known_at, event_id, revision, call_end, stream, bytes)
  select first_position - 1 + row_number() over so_far, greatest(head_known_at, max(f.recorded_at) over so_far),
    f.event_id, f.revision, f.call_end, f.stream, substring(p_leaves from f.start + 1 for f.length)
  from (
    select unnest(p_calls) as call, unnest(p_streams) as stream, unnest(p_revisions) as revision, unnest(p_call_ends) as call_end,
      unnest(p_recorded_ats) as recorded_at, unnest(p_event_ids) as event_id, unnest(p_starts) as start, unnest(p_lengths) as length
  ) f
  where f.call <> all (refused_calls)
  window so_far as (rows unbounded preceding);

  -- Delivered at commit, once a transaction: wakes the readers, carries nothing they would have to trust.
  if found then
    perform pg_notify('ledger_appended', '');
  end if;

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
