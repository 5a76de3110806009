package io.babelgrid.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which open rooms keep transcripts. Changed by writes only, so that it is right for the writes
 * behind them; but what is said after a room has stopped does not even become one.
 */
@ApplicationScoped
class KeptRooms {

  /** What is heard so soon after a host's yes was said before it, and is on its way. */
  private static final long ON_ITS_WAY_NS = 3_000_000_000L;

  private final ConcurrentHashMap<String, Boolean> keeps = new ConcurrentHashMap<>();

  /** When hosts decided that rooms keep transcripts. */
  private final Map<String, Long> begunNs = new ConcurrentHashMap<>();

  /** Rooms whose host decided that nothing more is kept. */
  private final Set<String> stopped = ConcurrentHashMap.newKeySet();

  void opened(String roomId, boolean keep) {
    keeps.put(roomId, keep);
    if (keep) {
      stopped.remove(roomId);
    }
  }

  void closed(String roomId) {
    keeps.remove(roomId);
    stopped.remove(roomId);
    begunNs.remove(roomId);
  }

  /** A host's decision is written. */
  void decided(String roomId, boolean keep) {
    if (keep) {
      begunNs.put(roomId, System.nanoTime());
    }
    opened(roomId, keep);
  }

  /** Nothing that is said from now on is kept. */
  void stop(String roomId) {
    stopped.add(roomId);
  }

  /** True while it is not known; it is when the next write is tried. */
  boolean mayKeep(String roomId) {
    Long begun = begunNs.get(roomId);
    boolean isFresh = begun != null && System.nanoTime() - begun < ON_ITS_WAY_NS;
    return keeps.getOrDefault(roomId, true) && !stopped.contains(roomId) && !isFresh;
  }

  boolean keeps(String roomId) {
    return keeps.getOrDefault(roomId, false);
  }
}
