package io.babelgrid.relay;

import io.babelgrid.transport.PeerStats;
import java.util.ArrayDeque;

/** Which part of the packets of a path is lost, of the last ten times that somebody asked. */
final class PathLoss {

  private static final int LOOKS = 10;

  private record Look(long received, long lost) {}

  private final ArrayDeque<Look> looks = new ArrayDeque<>();

  /**
   * @param now counters since the path is there
   * @return NaN while nothing came
   */
  double percent(PeerStats now) {
    looks.addLast(new Look(now.packetsReceived(), now.packetsLost()));
    if (looks.size() > LOOKS + 1) {
      looks.removeFirst();
    }
    Look first = looks.getFirst();
    // What came late is lost no more.
    long lost = Math.max(0, now.packetsLost() - first.lost());
    long received = now.packetsReceived() - first.received();
    return received <= 0 ? Double.NaN : 100.0 * lost / (received + lost);
  }
}
