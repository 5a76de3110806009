-- What each node of a grid says of itself (io.babelgrid.grid.Advert), once a second.
create table node (
  id uuid primary key,
  -- Grows with every start of the node: an older process writes nothing over a newer one's row.
  epoch bigint not null,
  -- Grows with every write: whoever reads it sees that the node lives, by no clock but their own.
  beat bigint not null,
  state varchar(16) not null,
  advert jsonb not null,
  seen_at timestamptz not null
);

-- In which rooms a node has people; expires with the node.
create table room_node (
  room_id varchar(64) not null,
  node_id uuid not null references node on delete cascade,
  people integer not null,
  primary key (room_id, node_id)
);
create index room_node_of_node on room_node (node_id);
