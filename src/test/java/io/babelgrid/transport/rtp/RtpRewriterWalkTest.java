package io.babelgrid.transport.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources that lose, reorder, repeat, leap and begin anew, against what SRTP needs. */
@Timeout(60)
class RtpRewriterWalkTest {

  private static final int STEPS = 400_000;
  private static final long PACKET_NS = 3_000_000;

  /** The rollovers as a receiver counts them (RFC 3711, 3.3.1). */
  private static final class Guess {
    private long highest = -1;

    long index(int sequence) {
      if (highest < 0) {
        highest = sequence;
        return sequence;
      }
      long rollovers = highest >> 16;
      int last = (int) (highest & 0xFFFF);
      if (last < 1 << 15) {
        rollovers -= sequence - last > 1 << 15 ? 1 : 0;
      } else {
        rollovers += last - (1 << 15) > sequence ? 1 : 0;
      }
      long index = rollovers << 16 | sequence;
      highest = Math.max(highest, index);
      return index;
    }
  }

  /** One walk of a source's numbers. */
  private static final class Source {
    private final Random random;
    private long newest;

    Source(Random random) {
      this.random = random;
      this.newest = random.nextLong(1L << 33);
    }

    long next() {
      int what = random.nextInt(1_000);
      if (what < 3) {
        newest += random.nextLong(1L << 15, 1L << 20); // among them exact multiples of 2^15
      } else if (what < 5) {
        newest += 1L << 15 << random.nextInt(4);
      } else if (what < 6) {
        newest = Math.max(0, newest - random.nextLong(1L << 18));
      } else if (what < 12) {
        newest += random.nextLong(1, 4_000);
      } else if (what < 100) {
        return Math.max(0, newest - random.nextInt(1_500)); // late, or again
      } else {
        newest++;
      }
      return newest;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void noNumberGoesOutTwiceAndReceiversCountRolloversRight(long seed) {
    var random = new Random(seed);
    boolean video = seed % 2 == 0;
    var rewriter = new RtpRewriter(video ? 90_000 : 48_000, video, random.nextInt(1 << 15), 7_000);
    Set<Long> given = new HashSet<>();
    var receiver = new Guess();
    var lossy = new Guess();
    var source = new Source(random);
    long last = 0;
    for (int i = 0; i < STEPS; i++) {
      if (random.nextInt(2_000) == 0) {
        source = new Source(random);
        rewriter.restart();
      }
      boolean keyFrame = random.nextInt(20) == 0;
      long out = rewriter.map(source.next(), i * 270L, keyFrame, i * PACKET_NS);
      if (out == RtpRewriter.DROP) {
        continue;
      }
      assertTrue(given.add(out), () -> out + " goes out twice");
      assertEquals(out, receiver.index((int) (out & 0xFFFF)));
      if (given.size() == 1 || random.nextInt(3) > 0) {
        assertEquals(out, lossy.index((int) (out & 0xFFFF)));
      }
      last = Math.max(last, out);
    }
    assertTrue(last > 3 << 16, "numbers rolled over, to " + last);
    assertTrue(given.size() > STEPS / 2, given.size() + " of " + STEPS + " went out");
  }
}
