package io.babelgrid.video;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class VideoFrameTest {

  @Test
  void planesFollowEachOther() {
    VideoFrame frame = new VideoFrame(640, 480);
    assertEquals(320, frame.chromaWidth());
    assertEquals(240, frame.chromaHeight());
    assertEquals(307_200, frame.uOffset());
    assertEquals(384_000, frame.vOffset());
    assertEquals(460_800, frame.data().length);
  }

  @Test
  void oddSizesRoundColourUp() {
    VideoFrame frame = new VideoFrame(5, 3);
    assertEquals(3, frame.chromaWidth());
    assertEquals(2, frame.chromaHeight());
    assertEquals(15, frame.uOffset());
    assertEquals(21, frame.vOffset());
    assertEquals(27, frame.data().length);
    assertEquals(27, VideoFrame.bytes(5, 3));
  }

  @Test
  void contentIsCopiedBetweenEqualSizesOnly() {
    VideoFrame from = TestPictures.picture(16, 8, 1);
    VideoFrame to = new VideoFrame(16, 8);
    to.copyFrom(from);
    assertArrayEquals(from.data(), to.data());
    assertThrows(IllegalArgumentException.class, () -> new VideoFrame(8, 16).copyFrom(from));
    assertThrows(IllegalArgumentException.class, () -> new VideoFrame(0, 8));
    assertThrows(ArithmeticException.class, () -> VideoFrame.bytes(60_000, 60_000));
  }

  @Test
  void thePoolGivesBackWhatFitsAndForgetsTheRest() {
    FramePool pool = new FramePool(2);
    VideoFrame small = pool.take(16, 8);
    VideoFrame large = pool.take(32, 8);
    pool.give(small);
    pool.give(large);
    assertSame(small, pool.take(16, 8));
    assertNotSame(small, pool.take(16, 8));
    pool.give(small);
    assertThrows(IllegalStateException.class, () -> pool.give(small));
    pool.give(new VideoFrame(64, 8));
    assertEquals(2, pool.size());
    assertNotSame(large, pool.take(32, 8), "the oldest went");
  }
}
