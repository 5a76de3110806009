package io.babelgrid.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.babelgrid.transport.rtp.TransportFeedback;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Timeout;

/** Transport-wide sequence numbers, as the sender likes to write them. */
@Timeout(30)
class FeedbackFuzzTest {

  private static final int LARGEST_BYTES = 1_200;

  /** Over all of 16 bits at 400 statuses each, and one more for each leap of time. */
  private static final int MOST_PACKETS = 200;

  @FuzzTest
  void feedbackNamesOnlyWhatCameAndStaysSmall(byte[] bytes) {
    Script script = new Script(bytes);
    TransportFeedback feedback = new TransportFeedback();
    Set<Integer> came = new HashSet<>();
    int sequence = script.u16();
    while (script.more()) {
      int step = script.u8();
      switch (step & 3) {
        case 0 -> sequence = script.u16();
        case 1 -> sequence += script.s8();
        case 2 -> sequence += 1 << (script.u8() & 15);
        default -> {
          check(feedback.take(), came);
          continue;
        }
      }
      sequence &= 0xFFFF;
      came.add(sequence);
      feedback.onPacket(sequence, (step & 4) != 0 ? script.pass() : script.nowNs());
    }
    check(feedback.take(), came);
  }

  private static void check(List<byte[]> packets, Set<Integer> came) {
    assertTrue(packets.size() <= MOST_PACKETS, packets.size() + " packets of feedback");
    for (byte[] packet : packets) {
      assertTrue(packet.length <= LARGEST_BYTES && packet.length % 4 == 0);
      Set<Integer> named = new FeedbackReader(packet).received();
      named.removeAll(came);
      assertEquals(Set.of(), named, "numbers that didn't come");
    }
  }
}
