package io.babelgrid.room;

/** Why a client may not take part. */
public enum Refusal {
  ROOM_FULL,
  MEDIA_FAILED
}
