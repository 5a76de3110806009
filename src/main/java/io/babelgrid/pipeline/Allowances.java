package io.babelgrid.signaling.gate;

import io.babelgrid.pipeline.Allowance;
import io.babelgrid.pipeline.Recent;
import java.util.Map;

/** The same rate for each caller. Who was not seen for longest is forgotten first. */
final class CallerBuckets {

  private final int perSecond;
  private final int atOnce;

  /** Guarded by itself. */
  private final Map<String, Allowance> buckets;

  CallerBuckets(int perSecond, int atOnce, int most) {
    this.perSecond = perSecond;
    this.atOnce = atOnce;
    this.buckets = new Recent<>(most);
  }

  boolean take(String network, long nowNs) {
    synchronized (buckets) {
      return buckets.computeIfAbsent(network, _ -> new Allowance(perSecond, atOnce)).take(nowNs);
    }
  }

  int size() {
    synchronized (buckets) {
      return buckets.size();
    }
  }
}
