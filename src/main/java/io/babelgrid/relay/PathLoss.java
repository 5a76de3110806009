package io.babelgrid.relay;

import io.babelgrid.transport.PeerStats;
import java.util.ArrayDeque;

/**
 * Which part of the packets of a path is lost on its way, of the last ten times that somebody
 * asked: repaired or not.
 */
final class PathLoss {

  private static final int LOOKS = 10;

  private record Look(long received, long missed) {}

  private final ArrayDeque<Look> looks = new ArrayDeque<>();

  /**
   * @param now counters since the path is there
   * @return NaN while nothing came
   */
  double percent(PeerStats now) {
    looks.addLast(new Look(now.packetsReceived(), now.packetsMissed()));
    if (looks.size() > LOOKS + 1) {
      looks.removeFirst();
    }
    Look first = looks.getFirst();
    long received = now.packetsReceived() - first.received();
    long missed = now.packetsMissed() - first.missed();
    // What was repaired has come as well.
    return received <= 0 ? Double.NaN : Math.min(100, 100.0 * missed / Math.max(received, missed));
  }
}
