package io.babelgrid.room;

/** How a participant's media is doing. */
public enum MediaState {
  /** Not up yet. */
  JOINING,
  CONNECTED,
  /** Up, but nothing was heard from it for a while. */
  SILENT,
  /** Gone; only a new offer brings it back. */
  LOST,
  /** At another node, to which the link is broken; it is made again. */
  UNREACHABLE
}
