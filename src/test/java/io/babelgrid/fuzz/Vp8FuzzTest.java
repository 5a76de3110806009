package io.babelgrid.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.babelgrid.transport.rtp.Vp8Payload;
import io.babelgrid.video.AssembledFrame;
import io.babelgrid.video.Vp8Assembler;
import io.babelgrid.video.Vp8Packetizer;
import io.babelgrid.video.Vp8Probe;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;

/** Packets of VP8 on their way to whole frames. */
@Timeout(30)
class Vp8FuzzTest {

  private static final long PATIENCE_NS = 400_000_000;
  private static final int WINDOW = 512;
  private static final int LONGEST = 64;

  @FuzzTest
  void framesLeaveWholeInOrderAndFromAKeyFrameOn(byte[] bytes) {
    Script script = new Script(bytes);
    Vp8Assembler assembler = new Vp8Assembler(Duration.ofNanos(PATIENCE_NS));
    long sequence = 70_000;
    long ticks = 0;
    long leftUpTo = Long.MIN_VALUE;
    long gaveUp = -1;
    while (script.more()) {
      int step = script.u8();
      sequence = (step & 1) != 0 ? sequence + 1 : Math.max(0, sequence + script.s8() * 5L);
      ticks += (step & 2) != 0 ? 0 : script.u8();
      byte[] payload = (step & 4) != 0 ? script.bytes(LONGEST) : plain(step);
      assertEquals(
          Vp8Probe.startsKeyFrame(payload), Vp8Payload.startsKeyFrame(payload, 0, payload.length));
      long nowNs = (step & 8) != 0 ? script.pass() : script.nowNs();
      assembler.offer(sequence, ticks, (step & 16) != 0, payload, nowNs);
      for (AssembledFrame frame = assembler.poll(nowNs);
          frame != null;
          frame = assembler.poll(nowNs)) {
        assertTrue(frame.firstSequence() > leftUpTo, "frames out of order");
        assertTrue(frame.lastSequence() >= frame.firstSequence());
        assertTrue(frame.lastSequence() - frame.firstSequence() < WINDOW);
        assertTrue(frame.length() == frame.data().length && frame.length() <= WINDOW * LONGEST);
        assertTrue(frame.length() > 0 && frame.key() == ((frame.data()[0] & 1) == 0));
        assertTrue(frame.key() || assembler.gaveUp() == gaveUp, "a gap, and no key frame");
        gaveUp = assembler.gaveUp();
        leftUpTo = frame.lastSequence();
      }
      assembler.needsKeyFrame(nowNs);
    }
    comesBack(bytes);
  }

  /** The start of a picture, a key frame or not, with a short id. */
  private static byte[] plain(int step) {
    return new byte[] {(byte) 0x90, (byte) 0x80, (byte) (step >> 6), (byte) (step >> 5 & 1), 1, 2};
  }

  private static void comesBack(byte[] frame) {
    if (frame.length == 0) {
      return;
    }
    byte[] key = frame.clone();
    key[0] &= (byte) 0xFE;
    Vp8Assembler assembler = new Vp8Assembler(Duration.ofNanos(PATIENCE_NS));
    List<byte[]> payloads = new Vp8Packetizer(key.length).packets(key);
    for (int i = 0; i < payloads.size(); i++) {
      assembler.offer(70_000 + i, 0, i == payloads.size() - 1, payloads.get(i), 0);
    }
    AssembledFrame whole = assembler.poll(0);
    assertNotNull(whole);
    assertArrayEquals(key, whole.data());
  }
}
