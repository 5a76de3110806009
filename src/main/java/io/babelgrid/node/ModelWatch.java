package io.babelgrid.node;

import io.babelgrid.engine.model.ModelInfo;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.pipeline.Survival;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Notices within seconds what {@code models/add} adds to a running node, and what it removes. */
@ApplicationScoped
class ModelWatch {

  private static final Logger LOG = Logger.getLogger(ModelWatch.class);
  private static final long PERIOD_S = 2;

  private final ModelStore store;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("models").factory());

  ModelWatch(ModelStore store) {
    this.store = store;
  }

  void start(@Observes StartupEvent started) {
    timer.scheduleWithFixedDelay(
        () -> Survival.guard(LOG, "looking for models", this::look),
        PERIOD_S,
        PERIOD_S,
        TimeUnit.SECONDS);
  }

  void stop(@Observes ShutdownEvent stopping) {
    timer.shutdownNow();
  }

  private void look() {
    List<ModelInfo> before = store.models();
    store.refresh();
    List<ModelInfo> now = store.models();
    if (now != before) {
      LOG.infof(
          "Models have come and gone.%s%s",
          ids(" New: ", now, before), ids(" Gone: ", before, now));
    }
  }

  /** The ids that only the first has; nothing when there is none. */
  private static String ids(String what, List<ModelInfo> some, List<ModelInfo> others) {
    List<ModelInfo> only = some.stream().filter(model -> !others.contains(model)).toList();
    return only.isEmpty()
        ? ""
        : only.stream().map(ModelInfo::id).collect(Collectors.joining(", ", what, "."));
  }
}
