package io.babelgrid.transport;

import java.util.concurrent.atomic.LongAdder;

/** Counters shared by all peers of a port. Any thread may count. */
final class TransportCounters {
  final LongAdder received = new LongAdder();
  final LongAdder overflowed = new LongAdder();
  final LongAdder early = new LongAdder();
  final LongAdder rejected = new LongAdder();
  final LongAdder duplicated = new LongAdder();
  final LongAdder sent = new LongAdder();
  final LongAdder sendFailed = new LongAdder();
  final LongAdder failures = new LongAdder();
  final LongAdder forwarded = new LongAdder();
  final LatencyHistogram forwarding = new LatencyHistogram();

  MediaServerStats snapshot(int peers) {
    return new MediaServerStats(
        peers,
        received.sum(),
        overflowed.sum(),
        early.sum(),
        rejected.sum(),
        duplicated.sum(),
        sent.sum(),
        sendFailed.sum(),
        failures.sum(),
        forwarded.sum(),
        forwarding.quantileNs(0.5) / 1e6,
        forwarding.quantileNs(0.99) / 1e6,
        forwarding.quantileNs(1.0) / 1e6,
        forwarding.byUpperNs());
  }
}
