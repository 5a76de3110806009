package io.babelgrid.edge;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The service without its flow, with small shares for each caller. */
public final class DoorProfile implements QuarkusTestProfile {

  static final int SOCKETS = 6;
  static final int AT_ONCE = 20;

  private final EdgeProfile edge = new EdgeProfile();

  @Override
  public Map<String, String> getConfigOverrides() {
    var keys = new HashMap<>(edge.getConfigOverrides());
    // Slow enough that a slow machine cannot ask for less.
    keys.put("babelgrid.http.requests-per-second", "1");
    keys.put("babelgrid.http.requests-at-once", String.valueOf(AT_ONCE));
    keys.remove("babelgrid.tokens.per-second");
    keys.put("babelgrid.signaling.connections-per-address", String.valueOf(SOCKETS));
    keys.put("babelgrid.signaling.join-timeout", "30s");
    keys.put("babelgrid.http.body-timeout", "500ms");
    keys.put("babelgrid.http.hosts", "meet.example.org");
    keys.put("quarkus.http.idle-timeout", "4s");
    return keys;
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return edge.getEnabledAlternatives();
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return edge.testResources();
  }
}
