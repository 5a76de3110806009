package io.babelgrid.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServicePlanTest {

  private static final List<Double> CORES = List.of(0.65, 0.3, 0.03);

  @Test
  void theBestServiceMayUseEveryWay() {
    assertEquals(CORES, ServicePlan.BEST.choose(CORES, each -> each));
  }

  @Test
  void theThriftyServiceUsesTheCheapestWayOnly() {
    assertEquals(List.of(0.03), ServicePlan.THRIFTY.choose(CORES, each -> each));
  }

  @Test
  void plansAreReadByTheirTags() {
    for (ServicePlan plan : ServicePlan.values()) {
      assertEquals(plan, ServicePlan.of(plan.tag()));
    }
    assertThrows(IllegalArgumentException.class, () -> ServicePlan.of("cheap"));
  }
}
