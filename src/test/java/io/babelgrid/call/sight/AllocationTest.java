package io.babelgrid.call.sight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AllocationTest {

  private static final List<Layer> LAYERS =
      List.of(
          new Layer("q", 120, 100_000), new Layer("h", 240, 250_000), new Layer("f", 480, 700_000));
  private static final int LARGE = 480;
  private static final int SMALL = 100;

  private static Camera camera(String id, long spokeNs, int height, @Nullable String shown) {
    return new Camera(id, spokeNs, LAYERS, height, shown);
  }

  private static Allocation.Terms terms(long bitsPerSecond) {
    return new Allocation.Terms(16, bitsPerSecond, true);
  }

  private static Sight layer(String id) {
    return new Sight.Of(id);
  }

  @Test
  void withoutALimitEachIsSeenAsLargeAsItIsShown() {
    List<Camera> cameras =
        List.of(
            camera("ann", 0, 480, null),
            camera("bob", 0, 300, null),
            camera("cat", 0, 301, null),
            camera("dan", 0, 1, null),
            camera("eve", 0, Integer.MAX_VALUE, null),
            camera("fay", 0, 0, "f"));
    assertEquals(
        Map.of(
            "ann", layer("f"),
            "bob", layer("h"),
            "cat", layer("f"),
            "dan", layer("q"),
            "eve", layer("f"),
            "fay", Sight.NOTHING),
        Allocation.of(cameras, terms(Long.MAX_VALUE)));
  }

  @Test
  void whereTheLineDoesNotCarryAllThoseWhoSpokeLastAreSeen() {
    List<Camera> cameras =
        List.of(
            camera("ann", 10, LARGE, null),
            camera("bob", 30, LARGE, null),
            camera("cat", 20, LARGE, null));
    assertEquals(
        Map.of("ann", Sight.NOTHING, "bob", layer("q"), "cat", layer("q")),
        Allocation.of(cameras, terms(240_000)));
  }

  @Test
  void whatIsLeftMakesPicturesLargerAStepEachInTurn() {
    List<Camera> cameras = List.of(camera("ann", 20, LARGE, null), camera("bob", 10, LARGE, null));
    assertEquals(
        Map.of("ann", layer("h"), "bob", layer("q")), Allocation.of(cameras, terms(400_000)));
    assertEquals(
        Map.of("ann", layer("h"), "bob", layer("h")), Allocation.of(cameras, terms(560_000)));
    assertEquals(
        Map.of("ann", layer("f"), "bob", layer("h")), Allocation.of(cameras, terms(1_100_000)));
  }

  @Test
  void noMoreThanSoManyAreSeenAtOnce() {
    List<Camera> cameras =
        List.of(
            camera("ann", 1, SMALL, null),
            camera("bob", 2, SMALL, null),
            camera("cat", 3, SMALL, null));
    assertEquals(
        Map.of("ann", Sight.NOTHING, "bob", layer("q"), "cat", layer("q")),
        Allocation.of(cameras, new Allocation.Terms(2, Long.MAX_VALUE, true)));
  }

  @Test
  void whatIsSeenStaysWhereTheLineJustCarriesItAndWhatIsNewNeedsRoomToSpare() {
    assertEquals(
        Map.of("ann", layer("h")),
        Allocation.of(List.of(camera("ann", 0, LARGE, "h")), terms(251_000)));
    assertEquals(
        Map.of("ann", layer("q")),
        Allocation.of(List.of(camera("ann", 0, LARGE, "q")), terms(251_000)));
    Camera seen = camera("bob", 9, LARGE, "q");
    assertEquals(
        Map.of("ann", Sight.NOTHING, "bob", layer("q")),
        Allocation.of(List.of(camera("ann", 0, LARGE, null), seen), terms(201_000)));
    assertEquals(
        Map.of("ann", layer("q")),
        Allocation.of(List.of(camera("ann", 0, LARGE, "q")), terms(101_000)));
  }

  /** An estimate of next to nothing, as of a browser without a core, paused calls of two. */
  @Test
  void whoSpokeLastIsSeenWhateverTheLineCarries() {
    assertEquals(
        Map.of("ann", layer("q"), "bob", Sight.NOTHING),
        Allocation.of(
            List.of(camera("ann", 2, LARGE, null), camera("bob", 1, LARGE, "q")), terms(20_000)));
    Camera whole = new Camera("ann", 0, List.of(new Layer("", 480, 700_000)), LARGE, null);
    assertEquals(Map.of("ann", layer("")), Allocation.of(List.of(whole), terms(20_000)));
  }

  @Test
  void nothingGrowsWhileItMayNotButSmallerIsAlwaysRight() {
    var rest = new Allocation.Terms(16, 5_000_000, false);
    List<Camera> cameras =
        List.of(
            camera("ann", 3, LARGE, "h"),
            camera("bob", 2, SMALL, "f"),
            camera("cat", 1, LARGE, null));
    assertEquals(
        Map.of("ann", layer("h"), "bob", layer("q"), "cat", layer("f")),
        Allocation.of(cameras, rest));
  }

  @Test
  void aCameraThatDoesNotComeMayBeginAndTakesNothing() {
    List<Camera> cameras =
        List.of(new Camera("ann", 9, List.of(), LARGE, null), camera("bob", 1, SMALL, null));
    assertEquals(
        Map.of("ann", Sight.BEST, "bob", layer("q")), Allocation.of(cameras, terms(120_000)));
  }

  @Test
  void whoSitsStillIsExpectedToMove() {
    Camera still = new Camera("ann", 0, List.of(new Layer("", 480, 20_000)), LARGE, null);
    assertEquals(245_760, still.bits(0));
    assertEquals(700_000, camera("bob", 0, LARGE, null).bits(2));
  }
}
