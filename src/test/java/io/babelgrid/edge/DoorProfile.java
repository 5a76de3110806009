package io.babelgrid.edge;

import java.util.HashMap;
import java.util.Map;

/** The service without its flow, with small shares for each caller. */
public final class DoorProfile extends EdgeProfile {

  static final int SOCKETS = 6;
  static final int AT_ONCE = 20;

  @Override
  public Map<String, String> getConfigOverrides() {
    var keys = new HashMap<>(super.getConfigOverrides());
    // Slow enough that a slow machine cannot ask for less.
    keys.put("babelgrid.http.requests-per-second", "1");
    keys.put("babelgrid.http.requests-at-once", String.valueOf(AT_ONCE));
    keys.remove("babelgrid.tokens.per-second");
    keys.remove("babelgrid.turn.urls");
    keys.put("babelgrid.signaling.connections-per-address", String.valueOf(SOCKETS));
    keys.put("babelgrid.signaling.join-timeout", "30s");
    keys.put("babelgrid.http.body-timeout", "500ms");
    keys.put("babelgrid.http.hosts", "meet.example.org");
    keys.put("quarkus.http.idle-timeout", "4s");
    return keys;
  }
}
