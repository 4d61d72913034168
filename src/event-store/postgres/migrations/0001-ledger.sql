-- The ledger: one append-only table of leaves in one total order. The application role reads it and may append
-- only through ledger.append (0002); nobody, the owner included, updates or deletes.

-- Which ledger this database holds and which store its events are appended to; bound by the first append or copy.
create table ledger.identity (
  only_row boolean primary key default true check (only_row),
  origin text not null,
  store text not null default 'postgres' check (store in ('postgres', 'eventstoredb'))
);

create table ledger.leaf (
  -- 0, 1, 2 … without gaps; drawn under the append lock, so commit order is position order.
  position bigint not null,
  -- Running maximum of recordedAt up to this position: never falls, so P(K) is a binary search over positions.
  known_at timestamptz not null,
  event_id uuid not null,
  revision integer not null,
  -- Revision of the last leaf of the same append call: a call is repeated whole or refused whole.
  call_end integer not null,
  stream text not null,
  -- Canonical JSON, exactly as hashed; never jsonb, which would respell it. Everything else a leaf says is only here.
  bytes bytea not null,
  constraint leaf_position primary key (position),
  constraint leaf_event_id unique (event_id),
  constraint leaf_stream_revision unique (stream, revision),
  constraint leaf_size check (length(bytes) between 1 and 65535)
);
-- Large leaves are stored as they are: readers pay for decompression on every rebuild, disks are cheap.
alter table ledger.leaf alter column bytes set storage external;

-- Personal values and salts behind the commitments in `sealed`, kept beside the ledger so that they can be erased. No
-- reference to the leaf: where another store holds the events, the values are written before their leaf gets here. An
-- attempt that was repeated leaves several salts; which one counts is told by the leaf's commitment.
create table ledger.sealed_value (
  event_id uuid not null,
  field text not null,
  -- Whose values these are: the stream they were entered in.
  subject text not null,
  salt bytea not null,
  -- Canonical JSON of the value.
  value bytea not null,
  primary key (event_id, field, salt)
);
create index sealed_value_subject on ledger.sealed_value (subject);

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'leaves are never changed or removed (% on ledger.%)', tg_op, tg_table_name using errcode = 'TZ002';
end $$;

create trigger leaf_is_append_only before update or delete or truncate on ledger.leaf
  for each statement execute function ledger.refuse_change();
-- The store may change (ledger.bind_store, 0004), what the ledger is may not.
create trigger identity_is_fixed before update of only_row, origin or delete or truncate on ledger.identity
  for each statement execute function ledger.refuse_change();
