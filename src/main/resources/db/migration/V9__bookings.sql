-- Reports come in any order and more than once, so a source knows which of those before its last one
-- never came: at most the 4,096 newest of them, what is older counts as lost.
alter table usage_source add column missing bigint[] not null default '{}';
-- Which report a row is of: of all that came, in whatever order, the one with the most words stays.
alter table latency add column node_id uuid not null default '00000000-0000-0000-0000-000000000000';
alter table latency add column epoch bigint not null default 0;
alter table latency add column sequence bigint not null default -1;
-- Reports that another node took in before the stay they are about was written down; JSON.
create table early_report (
  participation_id uuid not null,
  node_id uuid not null,
  epoch bigint not null,
  sequence bigint not null,
  kind varchar(16) not null,
  report text not null,
  came_at timestamptz not null default clock_timestamp(),
  primary key (participation_id, node_id, epoch, sequence, kind)
);
create index early_report_age on early_report (came_at);
