-- The glossary of a room as CSV (io.babelgrid.glossary.GlossaryCsv): 64 KB at most.
create table glossary (
  room_id varchar(64) primary key references room on delete cascade,
  csv text not null,
  updated_at timestamptz not null
);
