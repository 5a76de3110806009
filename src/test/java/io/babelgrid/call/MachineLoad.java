package io.babelgrid.call;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What all programs on this machine together leave of its cores, by the kernel's own count, from
 * the moment it is opened until it is closed.
 *
 * @see <a href="https://docs.kernel.org/filesystems/proc.html">/proc/stat</a>
 */
final class MachineLoad implements AutoCloseable {

  /** A machine of which less is idle is too small for the node and the browsers on it. */
  static final double FULL = 0.1;

  private static final int IDLE = 3;
  private static final int WAITING_FOR_DISK = 4;

  /** Time of guests is counted in the user's already. */
  private static final int COUNTED = 8;

  private record Sample(long idle, long all) {}

  private final List<Sample> samples = new ArrayList<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

  private MachineLoad() {}

  static MachineLoad open() {
    var load = new MachineLoad();
    load.clock.scheduleAtFixedRate(load::sample, 0, 1, TimeUnit.SECONDS);
    return load;
  }

  /** Part of all cores that was idle in the busiest stretch of so many seconds, 0 to 1. */
  synchronized double leastIdleShare(int seconds) {
    double least = 1;
    for (int from = 0; from + seconds < samples.size(); from++) {
      Sample first = samples.get(from);
      Sample last = samples.get(from + seconds);
      least = Math.min(least, (double) (last.idle - first.idle) / (last.all - first.all));
    }
    return least;
  }

  private synchronized void sample() {
    try (var lines = Files.lines(Path.of("/proc/stat"))) {
      long[] ticks =
          Arrays.stream(lines.findFirst().orElseThrow().split("\\s+"))
              .skip(1)
              .limit(COUNTED)
              .mapToLong(Long::parseLong)
              .toArray();
      samples.add(new Sample(ticks[IDLE] + ticks[WAITING_FOR_DISK], Arrays.stream(ticks).sum()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
