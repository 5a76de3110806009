package io.babelgrid.perf.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.perf.relay.RtpTrace.Packet;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForwardingDelaysTest {

  private static final int PACKETS = 2_000;
  private static final long EVERY_NS = 20_000_000;
  private static final long DELAY_NS = 700_000;

  @Test
  void speechIsFoundAgainUnderOtherNumbers() {
    var random = new Random(1);
    int[] sizes = IntStream.range(0, PACKETS).map(_ -> 40 + random.nextInt(60)).toArray();
    assertDelays(i -> sizes[i]);
  }

  /** Every packet of silence looks like the one before. */
  @Test
  void silenceIsNotTakenForAnEarlierSilence() {
    assertDelays(_ -> 12);
  }

  @Test
  void whatNobodySentWasMadeByTheNode() {
    Packet[] sent = stream(1, 100, 5_000, 0, i -> 40 + i % 7);
    Packet[] made = stream(9, 7, 80, DELAY_NS, i -> 90 + i % 11);
    assertEquals(0, ForwardingDelays.of(List.<Packet[]>of(sent), made).length);
    assertEquals(1, ForwardingDelays.made(List.<Packet[]>of(sent), made).size());
  }

  private static void assertDelays(IntUnaryOperator sizes) {
    Packet[] sent = stream(1, 100, 5_000, 0, sizes);
    Packet[] received = stream(2, 60_000, 900, DELAY_NS, sizes);
    long[] delays = ForwardingDelays.of(List.<Packet[]>of(sent), received);
    assertEquals(PACKETS, delays.length);
    assertTrue(Arrays.stream(delays).allMatch(each -> each == DELAY_NS));
  }

  private static Packet[] stream(
      int ssrc, int firstSequence, int firstTimestamp, long delayNs, IntUnaryOperator sizes) {
    return IntStream.range(0, PACKETS)
        .mapToObj(i ->
            new Packet(
                i * EVERY_NS + delayNs,
                ssrc,
                (firstSequence + i) & 0xffff,
                firstTimestamp + 960 * i,
                sizes.applyAsInt(i)))
        .toArray(Packet[]::new);
  }
}
