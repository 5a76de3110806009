package io.babelgrid.speaker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.budget.FlowKind;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.engine.TestCharge;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.FlowUse;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeakerUsageTest {

  private final SpeakerUsage usage = new SpeakerUsage();

  @Test
  void whatIsTakenIsTakenOnceAndPartsOfAMillisecondWait() {
    FlowMeter voice = usage.of(FlowKind.VOICE, Language.PORTUGUESE);
    long taken = 0;
    for (int i = 0; i < 10; i++) {
      voice.media(1_700_000);
      taken += usage.take().getFirst().mediaMs();
    }
    assertEquals(17, taken);
    assertEquals(17, usage.totalSynthesisedMs());
    assertEquals(List.of(), usage.take());
  }

  @Test
  void aFlowThatBeginsAgainGoesOnUnderItsName() {
    usage.of(FlowKind.RECOGNITION).words(3);
    usage.of(FlowKind.RECOGNITION).words(4);
    usage.of(FlowKind.CALL).sent(5);
    assertEquals(2, usage.take().size());
    usage.of(FlowKind.RECOGNITION).words(1);
    assertEquals(List.of(new FlowUse(FlowKind.RECOGNITION, null, 0, 1, 0, 0, 0, 0)), usage.take());
  }

  @Test
  void aPartOfTwoAccountsIsChargedToBoth() {
    var whole = new ComputeAccount();
    ComputeAccount seat = whole.part();
    ComputeAccount work = seat.part(usage.of(FlowKind.LIPS).account());
    ScopedValue.where(ComputeAccount.CURRENT, work).run(() -> TestCharge.ns(3_500_000));
    assertEquals(3_500_000, whole.computeNs());
    assertEquals(3_500_000, seat.computeNs());
    assertEquals(3, usage.take().getFirst().computeMs());
  }
}
