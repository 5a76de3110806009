package io.babelgrid.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.jboss.logging.Logger;

/**
 * Whether a listener was served as was promised: in full, or, where this machine has less than the
 * nodes and browsers on it take, as much as there is. A voice gives way to captions then, and the
 * listener is told.
 */
final class Served {

  private static final Logger LOG = Logger.getLogger(Served.class);

  /** In so many seconds of talk a machine that is too small for it is never idle. */
  private static final int BUSIEST_SECONDS = 20;

  private Served() {}

  /**
   * By what was told and understood since the listener's recording began.
   *
   * @param load of this machine in that time
   */
  static void judge(MachineLoad load, Caller listener, Understood understood) {
    JsonNode shortfalls = listener.shortfalls();
    double idleShare = load.leastIdleShare(BUSIEST_SECONDS);
    LOG.infof("idle in the busiest seconds: %.3f; told: %s", idleShare, shortfalls);
    if (shortfalls.isEmpty()) {
      understood.assertHeard();
      return;
    }
    assertTrue(
        idleShare < MachineLoad.FULL,
        () -> shortfalls + " though idle by %.3f".formatted(idleShare));
    for (JsonNode each : shortfalls) {
      assertEquals("captions", each.get("level").asText(), shortfalls::toString);
      assertFalse(each.get("reason").asText().isBlank(), shortfalls::toString);
    }
    if (!listener.probe("babelgrid.shortfalls").isEmpty()) {
      listener.page().getByText("Captions only").first().waitFor();
    }
    understood.assertRead();
  }
}
