package io.babelgrid.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which open rooms keep transcripts. Changed by writes only, so that it is right for the writes
 * behind them.
 */
@ApplicationScoped
class KeptRooms {

  private final ConcurrentHashMap<String, Boolean> keeps = new ConcurrentHashMap<>();

  void opened(String roomId, boolean keep) {
    keeps.put(roomId, keep);
  }

  void closed(String roomId) {
    keeps.remove(roomId);
  }

  /** True while it is not known; it is when the next write is tried. */
  boolean mayKeep(String roomId) {
    return keeps.getOrDefault(roomId, true);
  }

  boolean keeps(String roomId) {
    return keeps.getOrDefault(roomId, false);
  }
}
