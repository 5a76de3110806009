package io.babelgrid.transport;

import java.util.HashMap;
import java.util.Map;

/** When key frames of tracks were asked for last, as long as that matters. Peer's thread. */
final class KeyFramesAsked {

  private static final long INTERVAL_NS = 500_000_000;

  private final Map<String, Long> asked = new HashMap<>();

  /** Whether a track may be asked for one now; then it counts as asked. */
  boolean mayAsk(String trackId, long nowNs) {
    Long last = asked.get(trackId);
    if (last != null && nowNs - last < INTERVAL_NS) {
      return false;
    }
    asked.put(trackId, nowNs);
    return true;
  }

  /** Forgets what no longer keeps anybody from asking; about once a second. */
  void forgetOld(long nowNs) {
    asked.values().removeIf(last -> nowNs - last >= INTERVAL_NS);
  }

  int remembered() {
    return asked.size();
  }
}
