package io.babelgrid.transport.ice;

import io.babelgrid.pipeline.Allowance;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.Recent;
import java.net.InetAddress;
import java.util.Map;

/** How often one IP address may have something done for it. Not safe from several threads. */
final class SourceRates {

  /** IP addresses that are remembered: at 200 bytes each 0.8 MB. */
  private static final int SOURCES = 4096;

  private final int burst;
  private final int perSecond;
  private final NanoClock clock;
  private final Map<InetAddress, Allowance> sources = new Recent<>(SOURCES);

  SourceRates(int burst, int perSecond, NanoClock clock) {
    this.burst = burst;
    this.perSecond = perSecond;
    this.clock = clock;
  }

  boolean take(InetAddress source) {
    return sources
        .computeIfAbsent(source, _ -> new Allowance(perSecond, burst))
        .take(clock.nowNs());
  }
}
