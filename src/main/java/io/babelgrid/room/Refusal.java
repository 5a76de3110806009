package io.babelgrid.room;

/** Why a client may not take part. */
public enum Refusal {
  ROOM_FULL,
  /** A host lets nobody new in. */
  ROOM_LOCKED,
  /** A host sent this participant away. */
  REMOVED,
  /** They have been at a further node since. */
  OUTLIVED,
  MEDIA_FAILED
}
