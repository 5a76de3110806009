package io.babelgrid.lipsync.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.babelgrid.video.VideoFrame;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RegionSamplerTest {

  private static final int SIZE = 40;
  private static final int GREY = 128;

  private final ByteBuffer rgb = ByteBuffer.allocate(3 * SIZE * SIZE);

  @Test
  void aTurnedSquareShowsWhatLiesThere() {
    VideoFrame frame = slope(320, 240);
    var region = new Region(150.3f, 121.7f, 96, 0.8f, 0.6f);
    sample(frame, region, RegionSampler.Beyond.EDGE);
    for (int row = 0; row < SIZE; row++) {
      for (int column = 0; column < SIZE; column++) {
        float u = (column + 0.5f) / SIZE;
        float v = (row + 0.5f) / SIZE;
        double luma = lumaAt(region.x(u, v), region.y(u, v));
        assertEquals((luma - 16) * 255 / 219, red(column, row), 1.5);
      }
    }
  }

  @Test
  void coloursAreConvertedFromLimitedRange() {
    assertColour(0, 0, 0, 16, 128, 128);
    assertColour(255, 255, 255, 235, 128, 128);
    assertColour(255, 0, 0, 81, 90, 240);
    assertColour(0, 255, 0, 145, 54, 34);
    assertColour(0, 0, 255, 41, 240, 110);
  }

  @Test
  void chromaLiesBetweenItsFourPixels() {
    VideoFrame frame = filled(16, 16, GREY, 128, 128);
    for (int y = 0; y < 8; y++) {
      for (int x = 0; x < 8; x++) {
        frame.data()[frame.vOffset() + 8 * y + x] = (byte) (100 + 8 * x);
      }
    }
    // At 8 of 16 pixels, half way between the fourth and the fifth chroma sample.
    sample(frame, new Region(8, 8, 0.001f, 1, 0), RegionSampler.Beyond.EDGE);
    int chroma = 100 + 28;
    assertEquals(1.164 * (GREY - 16) + 1.596 * (chroma - 128), red(20, 20), 1.5);
  }

  @Test
  void beyondTheEdgeIsBlackOrTheEdge() {
    VideoFrame frame = filled(64, 32, 235, 128, 128);
    sample(frame, Region.around(64, 32), RegionSampler.Beyond.BLACK);
    assertEquals(0, red(20, 9));
    assertEquals(255, red(20, 10));
    assertEquals(255, red(20, 29));
    assertEquals(0, red(20, 30));
    sample(frame, Region.around(64, 32), RegionSampler.Beyond.EDGE);
    for (int i = 0; i < rgb.capacity(); i++) {
      assertEquals(255, rgb.get(i) & 0xff);
    }
  }

  @Test
  void picturesOfOddSizeAreReadToTheirEdges() {
    VideoFrame frame = slope(33, 27);
    sample(frame, new Region(16.5f, 13.5f, 60, 0, 1), RegionSampler.Beyond.EDGE);
    assertEquals((lumaAt(0.5, 26.5) - 16) * 255 / 219, red(SIZE - 1, SIZE - 1), 1.5);
  }

  @Test
  void samplingAllocatesNothing() {
    VideoFrame frame = slope(320, 240);
    var region = new Region(150, 120, 96, 0.8f, 0.6f);
    var sampler = new RegionSampler(SIZE, RegionSampler.Beyond.EDGE);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    sampler.sample(frame, region, rgb);
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 100; i++) {
      sampler.sample(frame, region, rgb);
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < 100 * 16, () -> allocated + " bytes in 100 runs");
  }

  private void assertColour(int red, int green, int blue, int luma, int cb, int cr) {
    sample(filled(20, 20, luma, cb, cr), new Region(10, 10, 8, 1, 0), RegionSampler.Beyond.EDGE);
    assertEquals(red, rgb.get(0) & 0xff, 2);
    assertEquals(green, rgb.get(1) & 0xff, 2);
    assertEquals(blue, rgb.get(2) & 0xff, 2);
  }

  private void sample(VideoFrame frame, Region region, RegionSampler.Beyond beyond) {
    new RegionSampler(SIZE, beyond).sample(frame, region, rgb);
  }

  private int red(int column, int row) {
    return rgb.get(3 * (SIZE * row + column)) & 0xff;
  }

  private static double lumaAt(double x, double y) {
    return 40 + 0.35 * (x - 0.5) + 0.25 * (y - 0.5);
  }

  private static VideoFrame slope(int width, int height) {
    VideoFrame frame = filled(width, height, 0, 128, 128);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        frame.data()[width * y + x] = (byte) Math.round(lumaAt(x + 0.5, y + 0.5));
      }
    }
    return frame;
  }

  private static VideoFrame filled(int width, int height, int luma, int cb, int cr) {
    var frame = new VideoFrame(width, height);
    Arrays.fill(frame.data(), 0, frame.uOffset(), (byte) luma);
    Arrays.fill(frame.data(), frame.uOffset(), frame.vOffset(), (byte) cb);
    Arrays.fill(frame.data(), frame.vOffset(), frame.data().length, (byte) cr);
    return frame;
  }
}
