package io.babelgrid.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CostTest {

  private static final Cost VOICE = new Cost(0.25, 0.5, 1_000, 52_000);

  @Test
  void costsAreAddedAndTakenAwayByEachAmount() {
    Cost two = VOICE.plus(VOICE);
    assertEquals(new Cost(0.5, 1, 2_000, 104_000), two);
    assertEquals(two, VOICE.times(2));
    assertEquals(VOICE, two.minus(VOICE));
    assertEquals(Cost.ZERO, VOICE.minus(VOICE));
    assertEquals(VOICE, VOICE.plus(Cost.ZERO));
  }

  @Test
  void whoIsSilentHoldsTheirMemoryAndAShareOfTheRest() {
    assertEquals(new Cost(0.125, 0.25, 1_000, 26_000), VOICE.during(0.5));
  }

  @Test
  void aCostFitsWhenThereIsRoomForEachAmount() {
    Capacity exactly = new Capacity(0.25, 0.5, 1_000L, 52_000L);
    assertTrue(VOICE.fits(exactly));
    assertFalse(VOICE.fits(new Capacity(0.2, 0.5, 1_000L, 52_000L)));
    assertFalse(VOICE.fits(exactly.withGpus(0.4)));
    assertFalse(VOICE.fits(exactly.withMemory(900)));
    assertFalse(VOICE.fits(exactly.withUplink(51_999)));
    assertEquals(
        Optional.of(Resource.GPU), exactly.withUplink(0).withGpus(0).shortOf(VOICE), "the first");
  }

  @Test
  void whatNobodyLimitsIsNeverShort() {
    Capacity cores = Capacity.ofCores(1);
    Cost huge = new Cost(1, 1e9, Long.MAX_VALUE, Long.MAX_VALUE);
    assertTrue(huge.fits(cores));
    assertEquals(Capacity.ofCores(0), cores.minus(huge), "and nobody limits what is left of it");
    assertEquals(Capacity.ofCores(0.5), cores.times(0.5));
  }

  @Test
  void nothingIsLeftOfWhatIsTakenTwice() {
    Capacity node = new Capacity(0.5, 0.5, 1_000L, 52_000L);
    assertEquals(new Capacity(0, 0.0, 0L, 0L), node.minus(VOICE.times(3)));
  }

  @Test
  void anAmountThatCannotBeIsNamed() {
    refused("GPUs of lips", new Cost(0, Double.NaN, 0, 0));
    refused("GiB of memory of lips", new Cost(0, 0, -1, 0));
    refused("Mbit/s sent of lips", new Cost(0, 0, 0, -1));
    assertThrows(
        IllegalArgumentException.class, () -> CapacityConfig.of(Capacity.ofCores(1).withUplink(0)));
  }

  private static void refused(String what, Cost cost) {
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> new Rung(ServiceLevel.LIP_SYNC, "lips", cost))
            .getMessage();
    assertTrue(message.startsWith(what + " must be 0 or more"), message);
  }
}
