package io.babelgrid.telemetry;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What parts of the node say of themselves when asked. Records only, no personal data. */
@ApplicationScoped
public class DebugState {

  private final Map<String, Supplier<Object>> parts = new ConcurrentHashMap<>();

  /** Adds a part; the supplier is called on each request and must be quick. */
  public void register(String name, Supplier<Object> state) {
    parts.put(name, state);
  }

  /** The state of all parts now, by name. */
  public Map<String, Object> now() {
    var state = new TreeMap<String, Object>();
    parts.forEach((name, supplier) -> state.put(name, supplier.get()));
    return state;
  }
}
