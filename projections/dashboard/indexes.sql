-- Built after the load of a rebuild. (D, P) is a point in two ranges: GiST finds the rows around it.
create index milestone_at on milestone using gist (days, positions);
create index milestone_label_at on milestone_label using gist (days, positions);
create index standing_at on standing using gist (days, positions);
create index measure_at on measure using gist (days, positions);
create index responsibility_at on responsibility using gist (days, positions);
create index milestone_of on milestone (measure);
create index milestone_label_of on milestone_label (measure);
create index measure_of on measure (measure);
create index responsibility_of on responsibility (measure);
create index responsibility_by on responsibility (unit);
create index member_part_of on member_part (member);
create index record_by on record (unit);
-- What the last events closed: an overview that is remembered is counted again only there.
create index milestone_closed on milestone (upper(positions)) where upper(positions) is not null;
create index milestone_label_closed on milestone_label (upper(positions)) where upper(positions) is not null;
create index standing_closed on standing (upper(positions)) where upper(positions) is not null;
create index responsibility_closed on responsibility (upper(positions)) where upper(positions) is not null;
