package io.babelgrid.lipsync;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.Supplier;

/** CPU time of the calling thread, run after run. */
final class CpuCost {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private long[] ns = new long[512];
  private int count;

  <T> T of(Supplier<T> work) {
    long before = THREADS.getCurrentThreadCpuTime();
    T result = work.get();
    add(THREADS.getCurrentThreadCpuTime() - before);
    return result;
  }

  private void add(long spentNs) {
    if (count == ns.length) {
      ns = Arrays.copyOf(ns, 2 * count);
    }
    ns[count++] = spentNs;
  }

  /** What the last run took. */
  long lastNs() {
    return ns[count - 1];
  }

  /** Sums of runs that belong together. */
  void addLastOf(CpuCost... parts) {
    long sum = 0;
    for (CpuCost part : parts) {
      sum += part.lastNs();
    }
    add(sum);
  }

  Summary summary() {
    long[] sorted = Arrays.copyOf(ns, count);
    Arrays.sort(sorted);
    return new Summary(ms(sorted, .5), ms(sorted, .99));
  }

  private static double ms(long[] sorted, double share) {
    int at = (int) Math.ceil(share * sorted.length) - 1;
    return sorted.length == 0 ? Double.NaN : Math.round(sorted[Math.max(0, at)] / 1e4) / 100.0;
  }

  /** Milliseconds a picture. */
  record Summary(double p50Ms, double p99Ms) {}
}
