-- What the room asks of the node for its speakers: best, thrifty or text.
alter table room add column service varchar(10) not null default 'best';
