package io.babelgrid.relay.link;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** The links as metrics, by the name of the other node. Any thread. */
final class LinkMeters {

  /** Nodes told apart: 64 x 9 meters; the rest are one. */
  private static final int MOST_NODES = 64;

  private static final String OTHERS = "others";
  private static final double MS_PER_SECOND = 1e3;

  private final MeterRegistry registry;
  private final Map<String, LinkCounters> nodes = new ConcurrentHashMap<>();
  private final LinkCounters others;

  LinkMeters(MeterRegistry registry) {
    this.registry = registry;
    this.others = register(OTHERS);
  }

  LinkCounters of(String name) {
    LinkCounters known = nodes.get(name);
    if (known != null) {
      return known;
    }
    synchronized (this) {
      return nodes.size() < MOST_NODES ? nodes.computeIfAbsent(name, this::register) : others;
    }
  }

  /** Of those who are nobody known. */
  LinkCounters ofOthers() {
    return others;
  }

  private LinkCounters register(String name) {
    var counters = new LinkCounters();
    count(name, counters, "sent", "Messages sent, or waiting to be", each -> each.sent);
    count(name, counters, "dropped", "Messages for which there was no way", each -> each.dropped);
    count(name, counters, "received", "Messages received", each -> each.received);
    count(name, counters, "unreadable", "Streams ended by nonsense", each -> each.unreadable);
    count(name, counters, "unknown", "Messages of a newer version", each -> each.unknown);
    count(name, counters, "refused", "Streams of who may not", each -> each.refused);
    count(name, counters, "opened", "Streams opened; all but the first again", each -> each.opened);
    Gauge.builder("babelgrid.link.open", counters.open, Number::doubleValue)
        .tag("node", name)
        .description("Open links")
        .register(registry);
    Gauge.builder(
            "babelgrid.link.round.trip.seconds", counters, each -> each.roundTripMs / MS_PER_SECOND)
        .tag("node", name)
        .description("Least round trip of the last minute")
        .register(registry);
    return counters;
  }

  private void count(
      String node,
      LinkCounters counters,
      String what,
      String description,
      Function<LinkCounters, LongAdder> counter) {
    FunctionCounter.builder("babelgrid.link." + what, counters, each -> counter.apply(each).sum())
        .tag("node", node)
        .description(description)
        .register(registry);
  }
}
