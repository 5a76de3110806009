package io.babelgrid.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.CapacityConfig.Pace;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CapacityConfigTest {

  @Test
  void theStandardIsRelativeToTheLanes() {
    CapacityConfig config = CapacityConfig.of(4);
    assertEquals(3.4, config.promise().cores(), 1e-9);
    assertEquals(3.68, config.highWater(Resource.CORES), 1e-9);
    assertEquals(3, config.lowWater(Resource.CORES), 1e-9);
  }

  @Test
  void aWrongFigureIsNamed() {
    Pace pace = Pace.standard();
    Capacity two = Capacity.ofCores(2);
    refused("lanes", () -> CapacityConfig.of(0));
    refused("headroom", () -> new CapacityConfig(two, 0.95, 0.9, 0.7, 0, 0.5, pace));
    refused("highWater", () -> new CapacityConfig(two, 0.8, 1.1, 0.7, 0, 0.5, pace));
    refused("lowWater", () -> new CapacityConfig(two, 0.8, 0.9, 0.9, 0, 0.5, pace));
    refused("missBound", () -> new CapacityConfig(two, 0.8, 0.9, 0.7, Double.NaN, 0.5, pace));
  }

  @Test
  void aWrongTimeIsNamed() {
    Duration second = Duration.ofSeconds(1);
    Duration wrong = Duration.ofSeconds(-1);
    refused("overloadFor", () -> new Pace(wrong, second, second, second, second, second));
    refused("settle", () -> new Pace(second, wrong, second, second, second, second));
    refused("calmFor", () -> new Pace(second, second, Duration.ZERO, second, second, second));
    refused("minimumDwell", () -> new Pace(second, second, second, wrong, second, second));
    refused("longestWait", () -> new Pace(second, second, second, second, Duration.ZERO, second));
  }

  @Test
  void aSampleOrRungThatCannotBeIsRefused() {
    refused("cores busy", () -> new LoadSample(Double.NaN, 0, Map.of()));
    refused("missShare", () -> new LoadSample(0, 1.1, Map.of()));
    refused(
        "cores of pt voice",
        () -> new LoadSample(0, 0, Map.of(new FlowId("room", "a", "pt voice"), -0.1)));
    refused("cores of hibari", () -> new Rung(ServiceLevel.VOICE, "hibari", -1));
  }

  private static void refused(String field, Executable construction) {
    String message = assertThrows(IllegalArgumentException.class, construction).getMessage();
    assertTrue(message.startsWith(field + " "), message);
  }
}
