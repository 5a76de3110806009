package io.babelgrid.edge;

import java.util.HashMap;
import java.util.Map;

/** The service without its flow, as one node of a grid that sends nobody anywhere. */
public final class DryRunProfile extends EdgeProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    var keys = new HashMap<>(super.getConfigOverrides());
    keys.put("babelgrid.grid.enabled", "true");
    keys.put("babelgrid.grid.beat", "100ms");
    keys.put("babelgrid.grid.link.port", "0");
    keys.put("babelgrid.grid.dry-run", "true");
    return keys;
  }
}
