package io.babelgrid.grid;

import java.util.Locale;

/** Why somebody is sent on to another node. */
public enum Reason {
  /** This node is being emptied. */
  DRAINING,
  /** People's media do not end here. */
  ROLE,
  /** Too little of it is free. */
  CAPACITY,
  /** The other one is nearer to them, as they have measured. */
  NEARER;

  /** As clients and logs have it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
