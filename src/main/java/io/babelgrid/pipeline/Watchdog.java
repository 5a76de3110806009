package io.babelgrid.pipeline;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Looks for loops that do not come round any more: tells of them with their stack, counts them, and
 * has them ended. Time counts only as far as this class saw it pass: a machine that slept is no
 * reason to end anything. One thread looks, any thread asks.
 */
public final class Watchdog {

  /** How often to look; the shortest limit is eight times that. */
  public static final long PERIOD_NS = 250_000_000;

  private static final Logger LOG = Logger.getLogger(Watchdog.class);
  private static final int STACK_LINES = 40;

  /** Stacks told in a minute; the rest is counted. */
  private static final int MOST_TOLD = 6;

  private static final long MINUTE_NS = 60_000_000_000L;

  private final Supplier<? extends Collection<Pulse>> pulses;
  private final Map<Pulse, Seen> seen = new HashMap<>();
  private final Map<Pulse.Kind, LongAdder> stuck = new EnumMap<>(Pulse.Kind.class);
  private volatile Map<Pulse.Kind, Long> longestNs = Map.of();
  private volatile long lookedNs;
  private long tellingSinceNs;
  private int told;

  private static final class Seen {
    private long turns = Long.MIN_VALUE;
    private long quietNs;
    private boolean reported;
  }

  public Watchdog(long nowNs) {
    this(nowNs, Pulse::all);
  }

  Watchdog(long nowNs, Supplier<? extends Collection<Pulse>> pulses) {
    this.pulses = pulses;
    this.lookedNs = nowNs;
    this.tellingSinceNs = nowNs;
    for (Pulse.Kind kind : Pulse.Kind.values()) {
      stuck.put(kind, new LongAdder());
    }
  }

  /** To be called every {@link #PERIOD_NS}. */
  public void look(long nowNs) {
    long passedNs = Math.min(nowNs - lookedNs, 2 * PERIOD_NS);
    Collection<Pulse> open = pulses.get();
    seen.keySet().retainAll(open);
    var longest = new EnumMap<Pulse.Kind, Long>(Pulse.Kind.class);
    for (Pulse pulse : open) {
      longest.merge(pulse.kind(), look(pulse, passedNs, nowNs), Math::max);
    }
    longestNs = Map.copyOf(longest);
    lookedNs = nowNs;
  }

  private long look(Pulse pulse, long passedNs, long nowNs) {
    Seen last = seen.computeIfAbsent(pulse, _ -> new Seen());
    long turns = pulse.turns();
    if (turns != last.turns || pulse.resting()) {
      last.turns = turns;
      last.quietNs = 0;
      last.reported = false;
    } else {
      last.quietNs += passedNs;
    }
    if (last.quietNs >= pulse.kind().limit().toNanos() && !last.reported) {
      last.reported = true;
      report(pulse, last.quietNs, nowNs);
    }
    return last.quietNs;
  }

  private void report(Pulse pulse, long quietNs, long nowNs) {
    stuck(pulse.kind()).increment();
    if (nowNs - tellingSinceNs >= MINUTE_NS) {
      tellingSinceNs = nowNs;
      told = 0;
    }
    if (told++ < MOST_TOLD) {
      Thread thread = pulse.thread();
      LOG.warnf(
          "%s has not come round for %d ms, %s:%n%s",
          pulse.name(), quietNs / 1_000_000, thread.getState(), stack(thread));
    }
    Thread.ofVirtual()
        .name("watchdog-" + pulse.name())
        .start(() -> Survival.guard(LOG, "ending " + pulse.name(), pulse::stuck));
  }

  private static String stack(Thread thread) {
    return Stream.of(thread.getStackTrace())
        .limit(STACK_LINES)
        .map(line -> "    at " + line)
        .collect(Collectors.joining(System.lineSeparator()));
  }

  /** Loops of a kind that were found stuck so far. */
  public LongAdder stuck(Pulse.Kind kind) {
    return stuck.computeIfAbsent(kind, _ -> new LongAdder());
  }

  /**
   * How long the slowest loop of a kind has been in its turn; 0 when all rest, or there is none.
   */
  public long longestNs(Pulse.Kind kind) {
    return longestNs.getOrDefault(kind, 0L);
  }

  /** Since anything was looked at. */
  public long sinceLookNs(long nowNs) {
    return nowNs - lookedNs;
  }
}
