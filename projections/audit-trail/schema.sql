-- Who entered what and when, for which day, and what was corrected? One row an event, never changed.
create table event (
  position bigint not null,
  id text not null,
  stream text not null,
  revision integer not null,
  type text not null,
  occurred_on date not null,
  recorded_at timestamptz not null,
  -- The Beijing day it was entered.
  recorded_on date not null,
  role text not null,
  department text,
  -- Units it concerns: acted for, named in the fact, or held to account.
  units text[] not null,
  measure text,
  milestone text,
  -- A correction names its target and, where the day changes, the new day.
  target text,
  moved_to date,
  basis text,
  data text not null,
  -- What a search looks through.
  words text not null
);
