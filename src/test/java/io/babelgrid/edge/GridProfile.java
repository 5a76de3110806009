package io.babelgrid.edge;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The service without its flow, as one node of a grid. */
public final class GridProfile implements QuarkusTestProfile {

  private final EdgeProfile edge = new EdgeProfile();

  @Override
  public Map<String, String> getConfigOverrides() {
    var keys = new HashMap<>(edge.getConfigOverrides());
    keys.put("babelgrid.grid.enabled", "true");
    keys.put("babelgrid.grid.origins", "https://*.grid.example.org");
    keys.put("babelgrid.grid.beat", "100ms");
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
