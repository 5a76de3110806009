-- A line is known by the caption that ended it, so that it is kept once however many nodes heard it.
-- Null in lines that are older than this. Stays may be deleted before what was said in them.
alter table transcript add column participation_id uuid;
alter table transcript add column node_id uuid;
alter table transcript add column epoch bigint;
alter table transcript add column sequence bigint;
alter table transcript
  add constraint transcript_once unique (participation_id, node_id, epoch, sequence);
-- The last usage report of a stay that was booked, by the node that sent it: each counts its own.
create table usage_source (
  participation_id uuid not null references participation on delete cascade,
  node_id uuid not null,
  epoch bigint not null,
  sequence bigint not null,
  primary key (participation_id, node_id, epoch)
);
