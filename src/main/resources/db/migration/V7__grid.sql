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
