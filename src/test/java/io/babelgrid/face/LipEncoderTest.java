package io.babelgrid.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.video.VideoFrame;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

public class LipEncoderTest {

  private static final long FRAME_NS = 40_000_000;

  private final LipEncoder encoder = new LipEncoder(new Random(1));
  private long shownNs = 1_000_000_000L;

  @AfterEach
  void close() {
    encoder.close();
  }

  private boolean keyFrame(VideoFrame frame) {
    shownNs += FRAME_NS;
    byte[] first = encoder.encode(frame, shownNs).getFirst();
    // Behind a descriptor of four bytes, the lowest bit of a VP8 frame says "not a key frame".
    return (first[4] & 1) == 0;
  }

  @Test
  void beginsWithAKeyFrameAndMakesOthersWhenAsked() {
    var frame = new VideoFrame(320, 240);
    assertTrue(keyFrame(frame));
    assertFalse(keyFrame(frame));
    for (int i = 0; i < 8; i++) {
      assertFalse(keyFrame(frame));
    }
    encoder.keyFrame();
    assertTrue(keyFrame(frame));
  }

  @Test
  void aStormOfWishesMakesOneKeyFrame() {
    var frame = new VideoFrame(320, 240);
    keyFrame(frame);
    int keys = 0;
    for (int i = 0; i < 25; i++) {
      encoder.keyFrame();
      keys += keyFrame(frame) ? 1 : 0;
    }
    assertTrue(keys >= 2 && keys <= 4, keys + " key frames in a second");
  }

  @Test
  void anotherSizeBeginsAnew() {
    keyFrame(new VideoFrame(320, 240));
    assertTrue(keyFrame(new VideoFrame(640, 480)));
  }

  @Test
  void rtpTimeFollowsTheTimeShown() {
    var frame = new VideoFrame(320, 240);
    keyFrame(frame);
    long before = encoder.ticks();
    keyFrame(frame);
    assertEquals(3_600, encoder.ticks() - before & 0xFFFF_FFFFL, 1);
  }

  @Test
  void aClosedOneSaysNothing() {
    encoder.close();
    assertEquals(List.of(), encoder.encode(new VideoFrame(320, 240), shownNs));
  }
}
