create table room (
  id varchar(64) primary key,
  name varchar(60),
  keep_transcripts boolean not null,
  created_at timestamptz not null
);

-- One stay of one participant in a room. left_at is null while they are there.
create table participation (
  id uuid primary key,
  room_id varchar(64) not null references room on delete cascade,
  participant_id varchar(64) not null,
  name varchar(60) not null,
  speak varchar(3),
  hear varchar(3),
  node_id uuid not null,
  joined_at timestamptz not null,
  left_at timestamptz
);
create index participation_of_room on participation (room_id, joined_at);
create index participation_open on participation (node_id) where left_at is null;

create table usage (
  participation_id uuid primary key references participation on delete cascade,
  audio_ms bigint not null,
  words bigint not null,
  synthesised_ms bigint not null,
  compute_ms bigint not null
);

-- One utterance in one language, only of rooms that keep transcripts.
create table transcript (
  id uuid primary key,
  room_id varchar(64) not null references room on delete cascade,
  speaker_id varchar(64) not null,
  utterance bigint not null,
  language varchar(3) not null,
  translated boolean not null,
  text text not null,
  ended_at timestamptz not null
);
create index transcript_of_room on transcript (room_id, ended_at);
