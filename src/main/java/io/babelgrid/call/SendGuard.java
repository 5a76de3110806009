package io.babelgrid.call;

import io.babelgrid.pipeline.Survival;
import io.babelgrid.transport.SendSlot;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Sends to many: one to whom that fails keeps nothing from the others. Any thread. */
final class SendGuard {

  private static final Logger LOG = Logger.getLogger(SendGuard.class);

  /** Of each of these one failure is logged. */
  private final Set<SendSlot> failing = ConcurrentHashMap.newKeySet();

  void send(List<SendSlot> slots, Consumer<SendSlot> sending) {
    for (SendSlot slot : slots) {
      try {
        sending.accept(slot);
      } catch (Throwable e) {
        if (failing.add(slot)) {
          Survival.survived(LOG, "sending to a listener", e);
        }
      }
    }
  }

  /** Others are sent to from now on: failures are worth telling again. */
  void renew() {
    failing.clear();
  }
}
