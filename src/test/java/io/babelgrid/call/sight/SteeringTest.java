package io.babelgrid.call.sight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SteeringTest {

  private static final long SECOND = 1_000_000_000L;
  private static final List<Layer> LAYERS =
      List.of(new Layer("q", 120, 100_000), new Layer("f", 480, 700_000));

  @Test
  void voicesAndOriginalsComeFirstAndCamerasGetTheRest() {
    var steering = new Steering();
    List<Camera> cameras =
        List.of(
            new Camera("ann", 2, LAYERS, 480, "q"),
            new Camera("bob", 1, LAYERS, 480, "q"),
            new Camera("cat", 3, LAYERS, 0, null));
    assertEquals(
        Map.of("ann", new Sight.Of("f"), "bob", new Sight.Of("f"), "cat", Sight.NOTHING),
        steering.steer(cameras, Steering.Line.UNKNOWN, 16, SECOND));
    // 300 kbit/s of sound and 200 of pictures were sent; 450 of 500 may be: 150 for pictures.
    steering.steer(cameras, new Steering.Line(500_000, 0), 16, 2 * SECOND);
    assertEquals(
        Map.of("ann", new Sight.Of("q"), "bob", Sight.NOTHING, "cat", Sight.NOTHING),
        steering.steer(cameras, new Steering.Line(500_000, 500_000 / 8), 16, 3 * SECOND));
    assertEquals(Set.of("bob"), steering.paused(), "nobody shows the other one");
  }
}
