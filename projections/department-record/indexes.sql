-- Built after the load of a rebuild.
create index fact_of on fact (unit, kind);
create index completion_of on completion (unit);
create index record_of on record (unit);
create index record_named on record (record);
