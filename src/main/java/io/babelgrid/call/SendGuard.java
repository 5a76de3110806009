package io.babelgrid.call;

import io.babelgrid.pipeline.Survival;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Sends to many: one to whom that fails keeps nothing from the others. Any thread. */
final class SendGuard {

  private static final Logger LOG = Logger.getLogger(SendGuard.class);

  /** Of each of these one failure is logged. */
  private final Set<Object> failing = ConcurrentHashMap.newKeySet();

  <T> void send(List<T> receivers, Consumer<T> sending) {
    for (T receiver : receivers) {
      try {
        sending.accept(receiver);
      } catch (Throwable e) {
        if (failing.add(receiver)) {
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
