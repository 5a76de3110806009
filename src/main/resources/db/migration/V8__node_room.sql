-- Which nodes have people of which room: each node writes its own rows, and goes with them.
create table node_room (
  node_id uuid not null references node (id) on delete cascade,
  -- Of the node: what an earlier start of it left counts for nothing.
  epoch bigint not null,
  room_id varchar(64) not null,
  primary key (node_id, room_id)
);

create index node_room_by_room on node_room (room_id);
