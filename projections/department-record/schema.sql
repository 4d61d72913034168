-- What did each unit do, and what was done about it, on any day as known at any position?

-- One thing a unit did or met with: counted, or added up in days.
create table fact (
  id bigint primary key,
  days daterange not null,
  positions int8range not null,
  unit text not null,
  kind text not null,
  plan text not null,
  measure text not null,
  milestone text,
  event text not null,
  -- Days waited, extended or back-dated.
  amount integer not null
);

-- A milestone that stands closed, for each unit that leads or shares its measure.
create table completion (
  id bigint primary key,
  days daterange not null,
  positions int8range not null,
  unit text not null,
  role text not null,
  plan text not null,
  measure text not null,
  milestone text not null,
  event text not null,
  completed_on date not null,
  due date,
  original_due date,
  reported_late boolean not null,
  -- Rule 6: the member for whose part of what `unit`, a group, led this tells otherwise; null: of the unit.
  member text
);

-- Chase-ups and accountability records, in force or reversed.
create table record (
  id bigint primary key,
  days daterange not null,
  positions int8range not null,
  record text not null,
  -- Order and Beijing year of its entry: they give its number.
  place bigint not null,
  year integer not null,
  kind text not null,
  form text not null,
  unit text not null,
  measure text,
  milestone text,
  organ text,
  document_number text,
  ground text,
  facts text not null,
  statement text,
  occurred_on date not null,
  recorded_at text not null,
  event text not null,
  reversed_on date,
  reversal_reason text,
  reversal_organ text
);
