package io.babelgrid.transport.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.pipeline.SentRate;
import org.junit.jupiter.api.Test;

class ReceiverRateTest {

  private static final long S = 1_000_000_000;

  private final ReceiverRate rate = new ReceiverRate();

  @Test
  void itStartsBeforeAnyReport() {
    assertEquals(600_000, rate.bitsPerSecond());
    rate.onLoss(0, 50 * S);
    assertEquals(600_000, rate.bitsPerSecond(), "one report spans no time");
  }

  @Test
  void withoutLossItGrowsBy8PercentASecondUpToALimit() {
    rate.onLoss(0, 50 * S);
    rate.onLoss(0, 51 * S);
    assertEquals(648_000, rate.bitsPerSecond(), 1);
    rate.onLoss(4, 51 * S + S / 2);
    assertEquals(648_000 * Math.sqrt(1.08), rate.bitsPerSecond(), 2);
    for (int i = 0; i < 30; i++) {
      rate.onLoss(0, (52 + i) * S);
    }
    assertEquals(1_500_000, rate.bitsPerSecond());
  }

  @Test
  void aLongPauseBetweenReportsIsNoReasonToLeap() {
    rate.onLoss(0, 50 * S);
    rate.onLoss(0, 500 * S);
    assertEquals(600_000 * 1.08 * 1.08, rate.bitsPerSecond(), 2);
  }

  @Test
  void moderateLossHolds() {
    rate.onLoss(0, 50 * S);
    rate.onLoss(13, 51 * S); // 5 %
    rate.onLoss(25, 52 * S); // 9.8 %
    assertEquals(600_000, rate.bitsPerSecond());
  }

  @Test
  void highLossCutsByHalfOfItDownToALimit() {
    rate.onLoss(64, 50 * S); // 25 %
    assertEquals(525_000, rate.bitsPerSecond(), 1);
    rate.onLoss(64, 50 * S + S / 5);
    assertEquals(525_000, rate.bitsPerSecond(), 1, "sent before the cut was made");
    rate.onLoss(64, 51 * S);
    assertEquals(459_375, rate.bitsPerSecond(), 1);
    for (int i = 0; i < 30; i++) {
      rate.onLoss(128, (52 + i) * S);
    }
    assertEquals(150_000, rate.bitsPerSecond());
  }

  @Test
  void anEstimateThatFallsBelowWhatIsSentCutsThisStreamsShare() {
    rate.onEstimate(2_000_000, 1_000_000, 500_000, S);
    rate.onEstimate(800_000, 1_000_000, 500_000, 2 * S);
    assertEquals(400_000, rate.bitsPerSecond());
    rate.onEstimate(790_000, 1_000_000, 500_000, 2 * S + S / 10);
    assertEquals(400_000, rate.bitsPerSecond(), "said twice is cut once");
  }

  @Test
  void oneEstimateHalvesAtMost() {
    rate.onEstimate(100_000, 1_000_000, 500_000, S);
    assertEquals(300_000, rate.bitsPerSecond());
    rate.onEstimate(50_000, 1_000_000, 500_000, 2 * S);
    assertEquals(150_000, rate.bitsPerSecond());
  }

  @Test
  void anEstimateThatDoesNotFallSaysNothing() {
    rate.onEstimate(210_000, 200_000, 180_000, S);
    rate.onEstimate(215_000, 400_000, 380_000, 2 * S);
    rate.onEstimate(211_000, 400_000, 380_000, 3 * S);
    assertEquals(600_000, rate.bitsPerSecond(), "more is sent than before; it only lags behind");
    rate.onEstimate(10_000_000, 400_000, 380_000, 4 * S);
    rate.onEstimate(5_000_000, 400_000, 380_000, 5 * S);
    rate.onEstimate(100_000, 400_000, 0, 6 * S);
    assertEquals(600_000, rate.bitsPerSecond());
  }

  @Test
  void theRateSentIsMeasuredBetweenSamples() {
    SentRate sent = new SentRate();
    assertEquals(0, sent.bitsPerSecond());
    sent.sample(1_000, 5 * S);
    assertEquals(0, sent.bitsPerSecond());
    sent.sample(76_000, 6 * S);
    assertEquals(600_000, sent.bitsPerSecond());
    sent.sample(76_000, 8 * S);
    assertEquals(0, sent.bitsPerSecond());
  }
}
