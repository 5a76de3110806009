-- How long the words of one stay were on their way, by workload: see LatencyLedger.
create table latency (
  id varchar(80) primary key,
  participation_id uuid not null references participation on delete cascade,
  workload varchar(20) not null,
  words bigint not null,
  p50_ms double precision not null,
  p90_ms double precision not null,
  p99_ms double precision not null,
  max_ms double precision not null,
  misses bigint not null,
  -- JSON: [{"stage", "kind", "ms", "blamed"}]
  stages text not null
);
create index latency_of_participation on latency (participation_id);
