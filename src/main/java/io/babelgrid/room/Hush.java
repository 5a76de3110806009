package io.babelgrid.room;

import org.jspecify.annotations.Nullable;

/**
 * Whether a host muted somebody. Their microphone stays closed at the node until they open it
 * themselves. Their page may have said that it is open before it heard of this: that opens nothing;
 * only once it has said that it is closed does "open" come from the person. Owned by the room's
 * writer.
 */
final class Hush {

  private @Nullable String by;
  private boolean known;

  /** That host mutes them. */
  void begin(String hostId) {
    by = hostId;
    known = false;
  }

  /**
   * What their page says of its microphone.
   *
   * @return whether they are muted
   */
  boolean says(boolean muted) {
    if (by == null) {
      return muted;
    }
    if (known && !muted) {
      by = null;
    }
    known |= muted;
    return by != null;
  }

  boolean isOn() {
    return by != null;
  }

  /** The host of whom their page has to hear; null when it has, or there is none. */
  @Nullable String untold() {
    return known ? null : by;
  }
}
