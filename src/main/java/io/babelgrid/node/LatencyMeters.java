package io.babelgrid.node;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.LatencyLedger.Summary;
import io.babelgrid.budget.LatencyWindow;
import io.babelgrid.budget.Stage;
import io.babelgrid.budget.Workload;
import io.babelgrid.pipeline.NanoClock;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * The node's ledger as metrics: time by workload and stage, misses by the stage that is to blame,
 * and quantiles of the last half minute.
 */
@ApplicationScoped
public class LatencyMeters {

  private static final double NS_PER_SECOND = 1e9;
  private static final long FRESH_NS = 100_000_000L;
  private static final double[] QUANTILES = {0.5, 0.9, 0.99, 0.999};

  private final MeterRegistry registry;
  private final LatencyLedger ledger;
  private final NanoClock clock;
  private final Map<Workload, Dated> summaries = new ConcurrentHashMap<>();

  /** Kept here: a gauge lets the garbage collector have what it asks. */
  private final Map<Workload, LatencyWindow> windows = new EnumMap<>(Workload.class);

  private record Dated(Summary summary, long atNs) {}

  LatencyMeters(MeterRegistry registry, LatencyLedger ledger, NanoClock clock) {
    this.registry = registry;
    this.ledger = ledger;
    this.clock = clock;
  }

  void register(@Observes StartupEvent started) {
    for (Workload workload : Workload.values()) {
      counter("entries", "Frames or words", workload, s -> s.total().count());
      counter("seconds", "Time on the way", workload, s -> s.total().sumNs() / NS_PER_SECOND);
      counter("misses", "Frames or words over budget", workload, Summary::misses);
      var window = new LatencyWindow(ledger, workload);
      windows.put(workload, window);
      for (double quantile : QUANTILES) {
        Gauge.builder("babelgrid.latency.recent.seconds", window, each -> recent(each, quantile))
            .tag("workload", workload.tag())
            .tag("quantile", Double.toString(quantile))
            .description("Time on the way in the last half minute")
            .register(registry);
      }
      for (Stage stage : workload.stages()) {
        stage(workload, stage);
      }
    }
  }

  private void stage(Workload workload, Stage stage) {
    counter(
        "stage.seconds",
        "Time in a stage",
        workload,
        stage,
        share -> share.took().sumNs() / NS_PER_SECOND);
    counter("blamed", "Misses by the stage at fault", workload, stage, LatencyLedger.Share::blamed);
    counter("dropped", "Given up in a stage", workload, stage, LatencyLedger.Share::dropped);
  }

  private void counter(
      String what, String description, Workload workload, ToDoubleFunction<Summary> value) {
    FunctionCounter.builder(
            "babelgrid.latency." + what, this, each -> value.applyAsDouble(each.summary(workload)))
        .tag("workload", workload.tag())
        .description(description)
        .register(registry);
  }

  private void counter(
      String what,
      String description,
      Workload workload,
      Stage stage,
      ToDoubleFunction<LatencyLedger.Share> value) {
    FunctionCounter.builder(
            "babelgrid.latency." + what,
            this,
            each -> value.applyAsDouble(share(each.summary(workload), stage)))
        .tag("workload", workload.tag())
        .tag("stage", stage.tag())
        .tag("kind", stage.kind().tag())
        .description(description)
        .register(registry);
  }

  /** All counters of a workload are read at once: they share a summary. */
  private Summary summary(Workload workload) {
    long nowNs = clock.nowNs();
    return summaries.compute(
            workload,
            (_, last) ->
                last != null && nowNs - last.atNs < FRESH_NS
                    ? last
                    : new Dated(ledger.summary(workload), nowNs))
        .summary;
  }

  private static LatencyLedger.Share share(Summary summary, Stage stage) {
    return Objects.requireNonNull(summary.stages().get(stage));
  }

  private double recent(LatencyWindow window, double quantile) {
    LatencyLedger.Durations total = window.recent(clock.nowNs()).total();
    long ns =
        quantile == 0.5
            ? total.p50Ns()
            : quantile == 0.9 ? total.p90Ns() : quantile == 0.99 ? total.p99Ns() : total.p999Ns();
    return ns / NS_PER_SECOND;
  }
}
