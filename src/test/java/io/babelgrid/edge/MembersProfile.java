package io.babelgrid.edge;

import java.util.HashMap;
import java.util.Map;

/** The service without its flow, for those only whom its operator gave a token. */
public final class MembersProfile extends EdgeProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    var keys = new HashMap<>(super.getConfigOverrides());
    keys.put("babelgrid.tokens.guests", "false");
    return keys;
  }
}
