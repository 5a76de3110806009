package io.babelgrid.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.budget.LagRecorder;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.Stage;
import io.babelgrid.budget.Workload;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.TestText;
import io.babelgrid.speaker.Moments;
import io.babelgrid.speaker.SpeakerIdentity;
import io.babelgrid.speaker.SpeakerTimeline;
import io.babelgrid.synthesis.Phrase;
import io.babelgrid.translation.TargetWord;
import io.opentelemetry.api.trace.TracerProvider;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordTrailTest {

  private static final long MS = 1_000_000L;
  private static final long SECOND_SAMPLES = AudioSpan.SAMPLE_RATE_HZ;

  private final LatencyLedger ledger = LatencyLedger.standard();
  private final LagRecorder earToVoice = new LagRecorder();
  private final SpeakerTimeline timeline = new SpeakerTimeline();
  private final WordTrail trail =
      new WordTrail(
          ledger,
          timeline,
          earToVoice,
          new UtteranceTraces(
              TracerProvider.noop().get("test"),
              new SpeakerIdentity(TestText.stay("room", "ana")),
              Language.PORTUGUESE,
              () -> 0));

  /** Of a word that ends a second into the audio, which arrives at second 1. */
  private final Phrase phrase =
      new Phrase(
          0,
          0,
          Language.PORTUGUESE,
          List.of(new TargetWord("bom", SECOND_SAMPLES)),
          true,
          false,
          "");

  @Test
  void whatIsReportedAndWhatIsBookedAreOneMeasure() {
    timeline.arrived(new AudioSpan(0, new float[AudioSpan.SAMPLE_RATE_HZ]), 1_000 * MS);
    trail.recognised(SECOND_SAMPLES, Moments.of(1_200 * MS, 1_370 * MS, 100 * MS), 1_400 * MS);
    trail.translated(SECOND_SAMPLES, Moments.of(1_400 * MS, 1_500 * MS, 50 * MS));
    trail.rendered(phrase, Moments.of(1_600 * MS, 1_800 * MS, 150 * MS));
    trail.heard(phrase, 0, 2_000 * MS);
    LatencyLedger.Summary booked = ledger.summary(Workload.VOICE);
    assertEquals(1_000 * MS, booked.total().sumNs());
    assertEquals(30 * MS, booked.stages().get(Stage.BACKHAUL).took().sumNs());
    assertEquals(1, earToVoice.total().words());
    assertEquals(1_000, earToVoice.total().maxMs(), 8);
  }

  @Test
  void aWordWhoseStepsAreNotKnownIsHeardAllTheSame() {
    timeline.arrived(new AudioSpan(0, new float[AudioSpan.SAMPLE_RATE_HZ]), 1_000 * MS);
    trail.heard(phrase, 0, 2_000 * MS);
    assertEquals(0, ledger.summary(Workload.VOICE).total().count());
    assertEquals(1, earToVoice.total().words());
  }
}
