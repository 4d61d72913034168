-- What do two plans say of the same task? Their measures with deadlines, targets and texts, and the links between them.
-- Every row holds for the days and positions of its two ranges; a point (D, P) meets at most one row of a thing.

create table plan (
  id bigint primary key,
  days daterange not null,
  positions int8range not null,
  plan text not null,
  title text not null,
  short_title text not null,
  jurisdiction text not null,
  voided boolean not null
);

create table measure (
  id bigint primary key,
  days daterange not null,
  positions int8range not null,
  measure text not null,
  plan text not null,
  -- Place in the plan, where the ledger took it in.
  registered bigint not null,
  indicator_ordinal integer,
  indicator_name text not null,
  item_number integer,
  item_title text,
  number integer,
  title text not null,
  cite text not null,
  -- Deadlines and targets, as JSON.
  milestones text not null
);

create table measure_text (
  id bigint primary key,
  days daterange not null,
  positions int8range not null,
  measure text not null,
  plan text not null,
  text text not null
);

-- How a city measure is linked; a day it was set on says nothing of how the two documents relate, so questions take the latest known.
create table link (
  id bigint primary key,
  days daterange not null,
  positions int8range not null,
  measure text not null,
  plan text not null,
  -- Ids of provincial measures, as JSON.
  targets text not null,
  how text not null,
  set_on date not null
);
