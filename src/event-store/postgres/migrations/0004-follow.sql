-- What a ledger needs whose events are appended to EventStoreDB: one follower copies them here in the server's order.

-- Where each copied leaf stands in the server's log. Not part of the ledger: it is read by the follower, which goes on
-- after the last one, and falls away when the ledger moves to another store. Written with its leaf by one function only, so
-- no reference to it, which would cost as much again.
create table ledger.followed (
  position bigint primary key,
  commit_position bigint not null,
  prepare_position bigint not null
);

-- How far the follower has seen the server's log beyond the last leaf copied: up to this event of others everything of the
-- ledger is copied. It spares readers and the next follower the events of others; where it is lost, or its event no longer
-- stands there, that only takes longer.
create table ledger.looked_at (
  only_row boolean primary key default true check (only_row),
  prefix text not null,
  commit_position bigint not null,
  prepare_position bigint not null,
  event_id uuid not null
);

-- Copies a run of events, one entry an event, in the server's order. All or nothing: either the whole run stands at
-- p_first_position and after, with its places in the server's log, or nothing of it.
--
-- A follower that was displaced, or whose answer was lost, finds the head moved (TZ008) and reads on from there: no event
-- is copied twice. An event that does not continue its stream, or stands before one already copied, is refused (TZ009).
-- So is one that is dated more than an hour ahead (TZ005).
create function ledger.follow(
  p_origin text, p_first_position bigint,
  p_streams text[], p_revisions integer[], p_call_ends integer[], p_recorded_ats timestamptz[], p_event_ids uuid[],
  p_starts integer[], p_lengths integer[], p_leaves bytea, p_commits bigint[], p_prepares bigint[]
) returns void
language plpgsql security definer
set search_path = ledger, pg_temp
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
set jit = off
as $$
declare
  bound ledger.identity;
  head_position bigint;
  head_known_at timestamptz;
  last ledger.followed;
  misplaced text;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'ledger.follow needs READ COMMITTED' using errcode = 'TZ003';
  end if;

  -- A statement of its own, as in ledger.append: what follows sees everything committed before the lock was granted.
  perform pg_advisory_xact_lock(7286134);

  select * into bound from ledger.identity;
  if bound.origin is null then
    insert into ledger.identity (origin, store) values (p_origin, 'eventstoredb');
  elsif bound.origin <> p_origin then
    raise exception '%', bound.origin using errcode = 'TZ001';
  elsif bound.store <> 'eventstoredb' then
    raise exception '%', bound.store using errcode = 'TZ010';
  end if;

  select l.position, l.known_at into head_position, head_known_at from ledger.leaf l order by l.position desc limit 1;
  select * into last from ledger.followed f order by f.position desc limit 1;
  if p_first_position <> coalesce(head_position + 1, 0) or p_first_position <> coalesce(last.position + 1, 0) then
    raise exception 'position % is not the next, which is %', p_first_position, coalesce(head_position + 1, 0) using errcode = 'TZ008';
  end if;

  -- As ledger.append: what was appended by this program is never refused, whatever the clock of the server says.
  if (select max(e.recorded_at) from unnest(p_recorded_ats) as e (recorded_at)) > clock_timestamp() + interval '1 hour' then
    raise exception '%', to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') using errcode = 'TZ005';
  end if;

  select case
      when not ledger.leaf_names(substring(p_leaves from f.start + 1 for f.length), f.event_id, f.stream) then 'TZ006'
      when f.revision <> f.place_in_stream + coalesce(
        (select l.revision from ledger.leaf l where l.stream = f.stream order by l.revision desc limit 1), -1) then 'TZ009'
      when f.call_end < f.revision then 'TZ009'
      when (f.commit_position, f.prepare_position) <= (f.commit_before, f.prepare_before) then 'TZ009'
    end
  into misplaced
  from (
    select e.*, row_number() over (partition by e.stream order by e.place) as place_in_stream,
      lag(e.commit_position, 1, last.commit_position) over (order by e.place) as commit_before,
      lag(e.prepare_position, 1, last.prepare_position) over (order by e.place) as prepare_before
    from unnest(p_streams, p_revisions, p_call_ends, p_event_ids, p_starts, p_lengths, p_commits, p_prepares)
      with ordinality as e (stream, revision, call_end, event_id, start, length, commit_position, prepare_position, place)
  ) f
  order by 1 nulls last
  limit 1;
  if misplaced = 'TZ006' then
    raise exception 'bytes that do not name their own event and stream' using errcode = 'TZ006';
  elsif misplaced is not null then
    raise exception 'events that do not continue their streams in the order of the log' using errcode = 'TZ009';
  end if;

  insert into ledger.leaf (position, known_at, event_id, revision, call_end, stream, bytes)
  select p_first_position + e.place - 1, greatest(head_known_at, max(e.recorded_at) over (order by e.place)), e.event_id,
    e.revision, e.call_end, e.stream, substring(p_leaves from e.start + 1 for e.length)
  from unnest(p_recorded_ats, p_event_ids, p_revisions, p_call_ends, p_streams, p_starts, p_lengths)
    with ordinality as e (recorded_at, event_id, revision, call_end, stream, start, length, place);

  insert into ledger.followed (position, commit_position, prepare_position)
  select p_first_position + e.place - 1, e.commit_position, e.prepare_position
  from unnest(p_commits, p_prepares) with ordinality as e (commit_position, prepare_position, place);

  perform pg_notify('ledger_appended', '');
end $$;

-- Written by the follower that leads, every few seconds at most. Nothing happens where another has copied meanwhile.
create function ledger.note_looked(p_next_position bigint, p_prefix text, p_commit bigint, p_prepare bigint, p_event_id uuid) returns void
language plpgsql security definer
set search_path = ledger, pg_temp
as $$
begin
  perform pg_advisory_xact_lock(7286134);
  if p_next_position <> coalesce((select max(f.position) + 1 from ledger.followed f), 0) then
    return;
  end if;
  insert into ledger.looked_at as l (prefix, commit_position, prepare_position, event_id)
  values (p_prefix, p_commit, p_prepare, p_event_id)
  on conflict (only_row) do update set prefix = p_prefix, commit_position = p_commit, prepare_position = p_prepare, event_id = p_event_id;
end $$;

-- Moves the ledger to another store, after its leaves were copied there; the owner's, for migrate-store. Appends and copies
-- under way end first, later ones meet the new store.
create function ledger.bind_store(p_store text) returns void
language plpgsql
set search_path = ledger, pg_temp
as $$
begin
  perform pg_advisory_xact_lock(7286134);
  update ledger.identity set store = p_store;
  if not found then
    raise exception 'the database holds no ledger' using errcode = 'TZ011';
  end if;
  delete from ledger.looked_at;
  if p_store = 'postgres' then
    delete from ledger.followed;
  end if;
end $$;

-- Notes where leaves that already stand here stand in the server's log, from p_first_position on; the owner's, for migrate-store.
create function ledger.note_followed(p_first_position bigint, p_commits bigint[], p_prepares bigint[]) returns void
language plpgsql
set search_path = ledger, pg_temp
as $$
begin
  perform pg_advisory_xact_lock(7286134);
  if p_first_position <> coalesce((select max(f.position) + 1 from ledger.followed f), 0) then
    raise exception 'position % is not the next to be noted', p_first_position using errcode = 'TZ008';
  end if;
  insert into ledger.followed (position, commit_position, prepare_position)
  select p_first_position + e.place - 1, e.commit_position, e.prepare_position
  from unnest(p_commits, p_prepares) with ordinality as e (commit_position, prepare_position, place);
end $$;

revoke all on function ledger.follow, ledger.note_looked, ledger.bind_store, ledger.note_followed from public;

do $$
begin
  if not exists (select from pg_roles where rolname = 'taizhang_app') then
    return;
  end if;
  grant select on ledger.followed, ledger.looked_at to taizhang_app;
  grant execute on function ledger.follow, ledger.note_looked to taizhang_app;
end $$;
