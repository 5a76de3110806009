package io.babelgrid.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.budget.FlowKind;
import io.babelgrid.room.FlowUse;
import io.babelgrid.speaker.SpeakerUsage;
import org.junit.jupiter.api.Test;

class PresenceTest {

  private final SpeakerUsage usage = new SpeakerUsage();
  private Traffic traffic = new Traffic(10, 20);
  private long nowNs = 1_000_000_000L;
  private final Presence presence =
      new Presence(() -> usage.of(FlowKind.CALL), () -> traffic, () -> nowNs);

  @Test
  void timeAndBytesAreCountedOnce() {
    nowNs += 10_000_000_000L;
    traffic = new Traffic(110, 220);
    presence.count();
    presence.count();
    assertEquals(
        new FlowUse(FlowKind.CALL, null, 10_000, 0, 0, 110, 220, 0), usage.take().getFirst());
    nowNs += 500_000_000L;
    presence.count();
    assertEquals(new FlowUse(FlowKind.CALL, null, 500, 0, 0, 0, 0, 0), usage.take().getFirst());
  }
}
