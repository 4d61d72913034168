-- What stands where, on any day as known at any position?
-- Every row holds for the days and positions of its two ranges; a point (D, P) meets at most one row of a thing.
-- What depends on the day asked about (overdue, lights) is computed from it and never stands here.

-- One tracked unit: a milestone or an occurrence of a recurring one. Narrow: progress reports leave no row.
create table milestone (
  id bigint primary key,
  days daterange not null,
  positions int8range not null,
  measure text not null,
  milestone text not null,
  occurrence text,
  place integer not null,
  plan text not null,
  deadline_kind text,
  status text not null,
  -- Set first; an edition may have replaced it.
  first_due date,
  -- Of the plan as it stands, without extensions.
  original_due date,
  due date,
  -- Overdue on every day after this one; days count up to overdue_until where a late completion waits for its check.
  overdue_after date,
  overdue_until date,
  completed_on date,
  rework_limit date,
  -- Done in time by its own claim, but reported so many days after the due date.
  reported_late_days integer,
  extensions integer not null,
  extension_days integer not null,
  requested integer not null,
  granted integer not null,
  refused integer not null
);

-- Rule 6: where a milestone stands otherwise for a member of the group that leads it than for the group: by its own date or report.
create table member_part (
  id bigint primary key,
  days daterange not null,
  positions int8range not null,
  measure text not null,
  milestone text not null,
  unit_group text not null,
  member text not null,
  deadline_kind text,
  status text not null,
  due date,
  overdue_after date,
  overdue_until date,
  completed_on date,
  reported_late_days integer,
  extensions integer not null
);

create table milestone_label (
  id bigint primary key,
  days daterange not null,
  positions int8range not null,
  measure text not null,
  milestone text not null,
  label text not null
);

-- In which one of five states a measure stands: done, under-way, not-started, suspended, terminated.
create table standing (
  id bigint primary key,
  days daterange not null,
  positions int8range not null,
  measure text not null,
  plan text not null,
  indicator_ordinal integer,
  indicator_name text not null,
  state text not null,
  -- A duty of the plan's main text (正文任务), counted apart from its numbered measures.
  main_text boolean not null
);

create table measure (
  id bigint primary key,
  days daterange not null,
  positions int8range not null,
  measure text not null,
  plan text not null,
  indicator_ordinal integer,
  indicator_name text not null,
  item_number integer,
  number integer,
  title text not null,
  cite text not null,
  -- Place in the plan, where the ledger took it in.
  registered bigint not null,
  -- 未列全: the plan names further units by 等 only, and nobody has named them yet.
  units_incomplete boolean not null
);

create table responsibility (
  id bigint primary key,
  days daterange not null,
  positions int8range not null,
  measure text not null,
  unit text not null,
  role text not null,
  place integer not null,
  printed_name text not null
);

create table department (
  id bigint primary key,
  days daterange not null,
  positions int8range not null,
  unit text not null,
  jurisdiction text not null,
  name text not null,
  -- One alias a line.
  aliases text not null,
  class text not null,
  official_order integer not null,
  -- Units are ranked only within it; null: not ranked.
  ranking_group text,
  merged_into text
);

-- A member of a unit group, from its first day to before the first day on which it is none any more.
create table membership (
  id bigint primary key,
  days daterange not null,
  positions int8range not null,
  unit_group text not null,
  member text not null,
  begins date not null,
  ends date
);

create table plan (
  id bigint primary key,
  days daterange not null,
  positions int8range not null,
  plan text not null,
  title text not null,
  short_title text not null,
  jurisdiction text not null,
  year integer not null,
  issued date,
  ends date not null,
  voided boolean not null
);

-- An edition counts from `begins` on, whatever day it was adopted.
create table rules (
  id bigint primary key,
  days daterange not null,
  positions int8range not null,
  name text not null,
  edition text not null,
  begins date not null,
  rules text not null
);

create table record (
  id bigint primary key,
  days daterange not null,
  positions int8range not null,
  record text not null,
  kind text not null,
  unit text not null,
  measure text,
  reversed boolean not null
);
