package io.babelgrid.signaling;

import io.babelgrid.grid.NodeKey;
import java.security.PublicKey;

/** How nodes name their keys. */
public final class TestKeys {

  private TestKeys() {}

  public static NodeKey name(PublicKey key) {
    return VerifyingKeys.name(key);
  }
}
