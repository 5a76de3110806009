package io.babelgrid.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.babelgrid.video.FramePool;
import io.babelgrid.video.VideoFrame;
import io.babelgrid.video.Vp8Decoder;
import io.babelgrid.video.Vp8Exception;
import io.babelgrid.video.Vp8Probe;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Timeout;

/** Frames of a real stream, damaged on purpose, in libvpx. */
@Timeout(30)
class Vp8DecoderFuzzTest {

  private static final int MOST_FRAMES = 40;
  private static final FramePool POOL = new FramePool(2);
  private static final List<byte[]> SMALL = Vp8Probe.stream(64, 48, 12);
  private static final List<byte[]> ODD = Vp8Probe.stream(97, 35, 12);
  private static final byte[] KEY = SMALL.getFirst();
  private static final byte[] RIGHT = decoded(new Vp8Decoder());

  @FuzzTest
  void aDamagedStreamIsShownOrRefusedAndTheNextKeyFrameIsRight(byte[] bytes) {
    Script script = new Script(bytes);
    try (Vp8Decoder decoder = new Vp8Decoder()) {
      for (int i = 0; script.more() && i < MOST_FRAMES; i++) {
        decode(decoder, frame(script));
      }
      assertArrayEquals(RIGHT, decoded(decoder));
    }
  }

  private static void decode(Vp8Decoder decoder, byte[] frame) {
    try {
      VideoFrame picture = decoder.decode(frame, frame.length, POOL);
      if (picture != null) {
        assertTrue(picture.width() * picture.height() <= Vp8Decoder.MAX_PIXELS);
        assertTrue(picture.width() > 0 && picture.height() > 0);
        POOL.give(picture);
      }
    } catch (Vp8Exception e) {
      assertTrue(decoder.needsKeyFrame());
    }
  }

  /** One of the stream, as it is or changed; or what the script says, byte by byte. */
  private static byte[] frame(Script script) {
    int step = script.u8();
    if ((step & 7) == 7) {
      return script.bytes(400);
    }
    List<byte[]> stream = (step & 8) != 0 ? ODD : SMALL;
    byte[] frame = stream.get((step >> 4) % stream.size()).clone();
    int changes = (step & 7) * 2;
    for (int i = 0; i < changes; i++) {
      int at = script.u8();
      // Headers and partition sizes are in the first bytes; the rest is what they steer.
      int position = (at & 1) != 0 ? at >> 1 & 31 : (at << 8 | script.u8()) >> 1;
      frame[position % frame.length] ^= (byte) script.u8();
    }
    return (step & 4) != 0 ? Arrays.copyOf(frame, script.u16() % (frame.length + 20)) : frame;
  }

  private static byte[] decoded(Vp8Decoder decoder) {
    VideoFrame picture = decoder.decode(KEY, KEY.length, POOL);
    assertNotNull(picture);
    byte[] data = picture.data().clone();
    POOL.give(picture);
    return data;
  }
}
