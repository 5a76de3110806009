-- SHA-256, in hex, of the key that makes its holder the room's host; null: nobody is.
alter table room add column host_key_hash varchar(64);
-- Names are forgotten when a call is over, unless the room keeps transcripts.
alter table participation alter column name drop not null;
update participation set name = null
  from room where room.id = room_id and not keep_transcripts and left_at is not null;
-- What is too old is looked for every hour.
create index room_age on room (created_at);
create index participation_age on participation (left_at);
create index transcript_age on transcript (ended_at);
