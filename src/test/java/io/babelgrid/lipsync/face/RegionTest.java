package io.babelgrid.lipsync.face;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RegionTest {

  private static final float DEGREES = (float) (Math.PI / 180);

  @Test
  void aRegionIsTurnedAsTheEyesAre() {
    Region region = Region.around(new DetectedFace(100, 50, 200, 170, 30, 40, 0.9f));
    assertEquals(180, region.side(), 1e-3);
    // Its upper edge goes down to the right, from the middle of the left edge upwards.
    assertEquals(150 + 90 * 0.6f, region.x(1, 0.5f), 1e-3);
    assertEquals(110 + 90 * 0.8f, region.y(1, 0.5f), 1e-3);
    assertEquals(150 - 90 * 0.8f, region.x(0.5f, 1), 1e-3);
    assertEquals(110 + 90 * 0.6f, region.y(0.5f, 1), 1e-3);
  }

  @Test
  void aCalmFaceIsFollowedCalmly() {
    Region next = region(10, 0, 205, 0).towards(region(15, 5, 200, 10));
    assertEquals(13, next.centreX(), 1e-3);
    assertEquals(3, next.centreY(), 1e-3);
    assertEquals(204, next.side(), 1e-3);
    assertEquals(2, Math.atan2(next.sine(), next.cosine()) / DEGREES, 0.02);
    assertEquals(1, Math.hypot(next.cosine(), next.sine()), 1e-5);
  }

  @Test
  void aFastFaceIsFollowedAtOnce() {
    Region moved = region(40, 0, 200, 0);
    assertEquals(moved, region(0, 0, 200, 0).towards(moved));
    Region grown = region(0, 0, 240, 0);
    assertEquals(grown, region(0, 0, 200, 0).towards(grown));
    Region overturned = region(0, 0, 200, 180);
    assertEquals(overturned, region(0, 0, 200, 0).towards(overturned));
  }

  private static Region region(float x, float y, float side, float degrees) {
    return new Region(
        x, y, side, (float) Math.cos(degrees * DEGREES), (float) Math.sin(degrees * DEGREES));
  }
}
