package io.babelgrid.perf.relay;

import io.babelgrid.perf.relay.RtpTrace.Packet;
import java.util.Arrays;
import java.util.List;

/**
 * How steadily frames of a synthetic voice come: one every 20 ms, by their own RTP time.
 *
 * @param frames that came
 * @param missing frames that did not, by their sequence numbers
 * @param errorP50Ms behind the schedule of the voice's RTP time, whose start is that of the
 *     earliest percent
 * @param jitterMs largest interarrival jitter (RFC 3550, 6.4.1)
 */
public record VoiceCadence(
    long frames,
    long missing,
    double errorP50Ms,
    double errorP99Ms,
    double errorMaxMs,
    double jitterMs) {

  private static final int FRAME_TICKS = 960;
  private static final double NS_PER_TICK = 1e9 / 48_000;
  private static final int FEWEST = 500;

  /** Of every voice that a listener was sent. */
  public static List<VoiceCadence> of(List<Packet[]> sent, Packet[] received) {
    return ForwardingDelays.made(sent, received).stream()
        .filter(VoiceCadence::isVoice)
        .map(VoiceCadence::of)
        .toList();
  }

  private static boolean isVoice(List<Packet> stream) {
    long regular = 0;
    for (int i = 1; i < stream.size(); i++) {
      if (stream.get(i).timestamp() - stream.get(i - 1).timestamp() == FRAME_TICKS) {
        regular++;
      }
    }
    return stream.size() >= FEWEST && regular > 0.9 * stream.size();
  }

  private static VoiceCadence of(List<Packet> stream) {
    Packet first = stream.getFirst();
    double[] errorNs = new double[stream.size()];
    double jitterNs = 0;
    double worstJitterNs = 0;
    long missing = 0;
    for (int i = 0; i < errorNs.length; i++) {
      Packet packet = stream.get(i);
      double mediaNs = (packet.timestamp() - first.timestamp()) * NS_PER_TICK;
      errorNs[i] = packet.atNs() - first.atNs() - mediaNs;
      if (i > 0) {
        jitterNs += (Math.abs(errorNs[i] - errorNs[i - 1]) - jitterNs) / 16;
        worstJitterNs = Math.max(worstJitterNs, jitterNs);
        missing += ((packet.sequence() - stream.get(i - 1).sequence()) & 0xffff) - 1;
      }
    }
    Arrays.sort(errorNs);
    double base = quantile(errorNs, 0.01);
    return new VoiceCadence(
        errorNs.length,
        missing,
        (quantile(errorNs, 0.5) - base) / 1e6,
        (quantile(errorNs, 0.99) - base) / 1e6,
        (quantile(errorNs, 1) - base) / 1e6,
        worstJitterNs / 1e6);
  }

  private static double quantile(double[] sorted, double quantile) {
    return sorted[(int) Math.round(quantile * (sorted.length - 1))];
  }
}
