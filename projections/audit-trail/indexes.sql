-- Built after the load of a rebuild.
create unique index event_position on event (position);
create index event_type on event (type, position);
create index event_id on event (id);
create index event_stream on event (stream, position);
create index event_measure on event (measure, position) where measure is not null;
create index event_units on event using gin (units);
create index event_target on event (target, position) where target is not null;
