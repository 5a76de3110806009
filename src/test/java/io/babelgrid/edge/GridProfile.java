package io.babelgrid.edge;

import java.util.HashMap;
import java.util.Map;

/** The service without its flow, as one node of a grid. */
public final class GridProfile extends EdgeProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    var keys = new HashMap<>(super.getConfigOverrides());
    keys.put("babelgrid.grid.enabled", "true");
    keys.put("babelgrid.grid.origins", "https://*.grid.example.org");
    keys.put("babelgrid.grid.beat", "100ms");
    keys.put("babelgrid.grid.link.port", "0");
    keys.put("babelgrid.grid.ticket-every", "4s");
    return keys;
  }
}
