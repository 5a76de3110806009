package io.babelgrid.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.babelgrid.transport.InboundProbe;
import io.babelgrid.transport.MediaPacket;
import io.babelgrid.transport.rtp.RtpPacket;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;

/** A stream of packets with gaps, leaps and repetitions of its sequence numbers and its time. */
@Timeout(30)
class InboundFuzzTest {

  private static final int MOST_PACKETS = 5_000;
  private static final int LONGEST_PAYLOAD = 40;

  /** NackGenerator forgets what is farther behind. */
  private static final int MOST_MISSING = 300;

  /** 64 packets held, before each of them pauses of 2 s in entries of 20 ms. */
  private static final int MOST_ENTRIES_A_CALL = 64 * 101;

  private static final int LONGEST_TICKS = 5_760;

  @FuzzTest
  void whatComesOfAStreamIsInOrderUniqueAndBounded(byte[] bytes) {
    new Stream(new Script(bytes)).run();
  }

  private static final class Stream {
    private final Script script;
    private final InboundProbe probe;
    private final Set<Long> counted = new HashSet<>();
    private final Set<Long> numbers = new HashSet<>();
    private long newest = -1;
    private int packets;
    private int entries;
    private long playedTo = Long.MIN_VALUE;
    private int sequence;
    private long timestamp;

    Stream(Script script) {
      this.script = script;
      int start = script.u8();
      sequence = (start & 2) != 0 ? 65_500 : 10;
      timestamp = (start & 4) != 0 ? 0xFFFF_F000L : 0;
      probe = new InboundProbe((start & 1) != 0, this::play);
    }

    void run() {
      while (script.more() && packets < MOST_PACKETS) {
        int step = script.u8();
        switch (step & 7) {
          case 0, 1 -> next(step, 1, 960);
          case 2 -> next(step, script.s8(), 960L * script.s8());
          case 3 -> next(step, script.u16(), script.u32());
          case 4 -> raw(script.bytes(100));
          case 5 -> repeat(step, script.u8(), script.s8(), script.u32());
          case 6 -> probe.senderReport(script.u64(), script.u32(), script.nowNs());
          default -> poll(script.pass(), script.u8() * 4_000_000L);
        }
      }
    }

    private void repeat(int step, int times, int by, long ticks) {
      for (int i = 0; i < times && packets < MOST_PACKETS; i++) {
        next(step, by, ticks);
      }
    }

    private void next(int step, int by, long ticks) {
      sequence = sequence + by & 0xFFFF;
      timestamp = timestamp + ticks & 0xFFFF_FFFFL;
      byte[] payload = (step & 8) != 0 ? script.bytes(LONGEST_PAYLOAD) : new byte[] {8, 1, 2, 3};
      byte marker = (byte) ((step & 16) != 0 ? 0x80 | 96 : 96);
      ByteBuffer packet = ByteBuffer.allocate(RtpPacket.FIXED_HEADER_BYTES + payload.length);
      packet.put((byte) 0x80).put(marker).putShort((short) sequence);
      raw(packet.putInt((int) timestamp).putInt(7).put(payload).array());
    }

    private void raw(byte[] bytes) {
      packets++;
      entries = 0;
      RtpPacket packet = RtpPacket.parse(bytes, 0, bytes.length);
      long count = packet == null ? -1 : probe.count(packet, script.nowNs());
      if (packet == null || count < 0) {
        return;
      }
      assertTrue(counted.add(count), "counted twice: " + count);
      newest = Math.max(newest, count);
      MediaPacket media = probe.media(packet, count, script.nowNs());
      assertTrue(entries <= MOST_ENTRIES_A_CALL, entries + " entries at once");
      if (media != null) {
        assertTrue(media.sequence() >= 0 && numbers.add(media.sequence()), "a number twice");
      }
    }

    private void poll(long nowNs, long roundTripNs) {
      entries = 0;
      long next = probe.poll(nowNs, roundTripNs);
      assertTrue(entries <= MOST_ENTRIES_A_CALL, entries + " entries at once");
      assertTrue(next == Long.MAX_VALUE || next - nowNs > 0, "wants to be polled in the past");
      int[] asked = probe.asksFor(nowNs, roundTripNs);
      assertTrue(asked.length <= MOST_MISSING, asked.length + " packets asked for");
      for (int number : asked) {
        assertTrue(number >= 0 && number <= 0xFFFF);
        // The one that ends so and lies behind the newest.
        long missing = newest - (newest - number & 0xFFFF);
        assertTrue(!counted.contains(missing), "asks for what came: " + missing);
      }
    }

    private void play(
        byte @Nullable [] opus,
        byte @Nullable [] nextOpus,
        int levelBelowFull,
        long rtpTicks,
        int durationTicks,
        long arrivedNs) {
      entries++;
      assertTrue(durationTicks > 0 && durationTicks <= LONGEST_TICKS, durationTicks + " ticks");
      assertTrue(opus == null || nextOpus == null);
      playedTo = rtpTicks + durationTicks;
      assertTrue(playedTo > 0, "time has run over: " + playedTo);
    }
  }
}
