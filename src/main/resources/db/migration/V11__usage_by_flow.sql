-- What each flow of a stay used, by the node that did it and the day (UTC) on which it said so. The row of
-- usage is the sum over a stay.
create table usage_flow (
  participation_id uuid not null references participation on delete cascade,
  node_id uuid not null,
  day date not null,
  -- io.babelgrid.budget.FlowKind
  flow varchar(16) not null,
  -- Empty where the flow is of no single one.
  language varchar(8) not null,
  media_ms bigint not null,
  words bigint not null,
  compute_ms bigint not null,
  received_bytes bigint not null,
  sent_bytes bigint not null,
  backhaul_bytes bigint not null,
  -- Billionths of the operator's unit.
  cost_nanos bigint not null,
  primary key (participation_id, node_id, day, flow, language)
);
create index usage_flow_day on usage_flow (day);
insert into usage_flow
  select usage.participation_id, node_id, cast(joined_at at time zone 'UTC' as date), 'recognition', '',
    audio_ms, words, compute_ms, 0, 0, 0, 0
  from usage join participation on id = usage.participation_id where audio_ms + words + compute_ms > 0;
insert into usage_flow
  select usage.participation_id, node_id, cast(joined_at at time zone 'UTC' as date), 'voice', '',
    synthesised_ms, 0, 0, 0, 0, 0, 0
  from usage join participation on id = usage.participation_id where synthesised_ms > 0;
-- Up to when a source has told what it used; whether more is to come; and how long it went on after that
-- without telling, where its node died.
alter table usage_source add column until timestamptz not null default clock_timestamp();
alter table usage_source add column open boolean not null default false;
alter table usage_source add column lost_ms bigint not null default 0;
create index usage_source_open on usage_source (node_id) where open;
create index usage_source_lost on usage_source (participation_id) where lost_ms > 0;
-- What a node had and did on a day, from one start to the next, by its own counters.
create table node_usage (
  node_id uuid not null,
  epoch bigint not null,
  day date not null,
  name varchar(64) not null,
  up_ms bigint not null,
  -- Lanes of inference, for as long as it was up.
  lane_ms bigint not null,
  busy_ms bigint not null,
  sent_bytes bigint not null,
  backhaul_bytes bigint not null,
  cost_nanos bigint not null,
  primary key (node_id, epoch, day)
);
