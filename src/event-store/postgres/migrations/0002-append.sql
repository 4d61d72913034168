-- Whether bytes look like the leaf of this event in this stream. Not a parse, which would cost more than the append: it
-- keeps a mistaken caller from storing what nobody can read back. That every leaf is whole is what `doctor` looks at.
-- Stable, as convert_to is: declared immutable it would not be inlined, and cost five times as much.
create function ledger.leaf_names(bytes bytea, event_id uuid, stream text) returns boolean
language sql stable parallel safe
return position(convert_to('"format":"taizhang-leaf/1","id":"' || event_id::text || '","occurredOn":"', 'UTF8') in bytes) > 0
  and position(convert_to('},"stream":"' || stream || '","type":"', 'UTF8') in bytes) > 0;

-- Appends the calls of many callers in one round trip and one transaction. Every call stands for itself: it is appended
-- whole, or refused as `taken` (one of its ids already stands; the adapter tells a repeat from a conflict) or as `conflict`
-- (its stream stands at another revision), without touching the others. The caller sees to it that one batch holds at
-- most one call per stream and no id twice.
--
-- One entry a fact, facts of a call side by side: p_calls numbers the calls, p_call_starts and p_call_ends are the
-- revisions of a call's first and last fact, p_starts and p_lengths (bytes) cut p_leaves. The calls come in order of
-- p_recorded_ats: then known_at is a comparison with the head instead of a running maximum, which cost a third of a lone
-- append. Then one entry a sealed value.
--
-- The accepted facts stand at first_position and the positions after it, in their order. worked_ms is the time until the
-- commit began; what the caller waits beyond it is the disk.
create function ledger.append(
  p_origin text,
  p_calls integer[], p_streams text[], p_revisions integer[], p_call_starts integer[], p_call_ends integer[],
  p_recorded_ats timestamptz[], p_event_ids uuid[], p_starts integer[], p_lengths integer[], p_leaves bytea,
  p_sealed_event_ids uuid[], p_sealed_subjects text[], p_sealed_fields text[], p_sealed_salts bytea[], p_sealed_values bytea[],
  out first_position bigint, out refused_calls integer[], out refused_outcomes text[], out actual_revisions integer[],
  out worked_ms double precision
)
language plpgsql security definer
set search_path = ledger, pg_temp
-- Plans are cached per session, the first ones on an empty table: a cached sequential scan would make every later append
-- slower, and planning anew each time costs as much as the append.
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
-- Before version 18 a scan that is off looks so dear that every append would be compiled first: a tenth of a second.
set jit = off
as $$
declare
  bound_origin text;
  bound_store text;
  head_known_at timestamptz;
  look_closer boolean;
begin
  -- A snapshot older than the lock would show a head that is no longer the head.
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'ledger.append needs READ COMMITTED' using errcode = 'TZ003';
  end if;

  -- Held until commit, so the next append sees this one and positions become visible in order. It is a statement of its
  -- own: the statements below take their snapshots after it was granted.
  perform pg_advisory_xact_lock(7286134);

  -- One statement finds the head and whether the batch is all in order, as it nearly always is: every statement costs as
  -- much as writing a leaf.
  select i.origin, i.store, coalesce(head.position + 1, 0), head.known_at,
    exists (select from ledger.leaf l where l.event_id = any (p_event_ids))
    or exists (
      select from (
        select generate_series(1, cardinality(p_calls)) as place, unnest(p_streams) as stream, unnest(p_revisions) as revision,
          unnest(p_call_starts) as call_start, unnest(p_recorded_ats) as recorded_at,
          unnest(p_event_ids) as event_id, unnest(p_starts) as start, unnest(p_lengths) as length
      ) f
      where not ledger.leaf_names(substring(p_leaves from f.start + 1 for f.length), f.event_id, f.stream)
        or f.recorded_at < p_recorded_ats[f.place - 1]
        or (f.revision = f.call_start and f.revision <> 1 + coalesce(
          (select l.revision from ledger.leaf l where l.stream = f.stream order by l.revision desc limit 1), -1))
    )
  into bound_origin, bound_store, first_position, head_known_at, look_closer
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

  -- known_at never falls: one entry from the future would stand for every later one, and no instant before it would know them.
  if p_recorded_ats[cardinality(p_recorded_ats)] > clock_timestamp() + interval '1 hour' then
    raise exception '%', clock_timestamp() using errcode = 'TZ005';
  end if;

  refused_calls := '{}';
  if look_closer then
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

  worked_ms := 1000 * extract(epoch from clock_timestamp() - statement_timestamp());
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
