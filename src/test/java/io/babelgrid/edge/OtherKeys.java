package io.babelgrid.edge;

import io.babelgrid.grid.NodeKey;
import io.babelgrid.signaling.TestKeys;
import java.security.KeyPair;

/** The keys of another node. */
record OtherKeys(KeyPair pair) {

  static OtherKeys make() {
    return new OtherKeys(TestTokens.keys());
  }

  NodeKey name() {
    return TestKeys.name(pair.getPublic());
  }

  String token(String room) {
    return tokenAs(name().kid(), room);
  }

  String tokenAs(String kid, String room) {
    return TestTokens.signed(room, pair.getPrivate(), kid);
  }
}
