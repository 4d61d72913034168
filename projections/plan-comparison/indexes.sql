create index measure_of_plan on measure (plan);
create index text_of_plan on measure_text (plan);
create index link_of_plan on link (plan);
