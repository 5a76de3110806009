package io.babelgrid.flow;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.budget.FlowId;
import io.babelgrid.budget.Ladder;
import io.babelgrid.budget.Rung;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.budget.ServicePlan;
import io.babelgrid.capacity.Seat;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.face.LipParts;
import io.babelgrid.face.LipStamps;
import io.babelgrid.face.LipTrack;
import io.babelgrid.lipsync.face.FaceModels;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.playout.VoicePosition;
import io.babelgrid.speaker.SpeakerContext;
import io.babelgrid.video.VideoFrame;
import io.babelgrid.voice.LipVoice;
import io.babelgrid.voice.VoiceFollower;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is decided for a language or its lips while they close is told to nobody. */
@Timeout(30)
class ClosedLanguageTest {

  private static final Language TARGET = Language.PORTUGUESE;

  private final LoneSpeaker speaker = new LoneSpeaker(1);
  private final SpeakerContext context = speaker.context("room", "ann");

  @AfterEach
  void end() {
    speaker.close();
  }

  @Test
  void aLanguageThatIsGivenRoomAtTheMomentOfClosing() throws InterruptedException {
    Seat<Boolean> other = occupy(0.85);
    var flows =
        new LanguageFlows(
            speaker.models,
            speaker.playout,
            speaker.governor,
            ServicePlan.BEST,
            context,
            () -> Double.NaN,
            VoiceFollower.NONE);
    ServedLanguage language =
        flows.open(TARGET, new TranslationRoute.FromTranscript(Language.ENGLISH, TARGET));
    assertEquals(List.of("pt ORIGINAL"), speaker.told);
    other.close();
    closeWhileTold(language);
    language.serve(new ServedLanguage.Way(null), "late");
    assertEquals(List.of("pt ORIGINAL"), speaker.told);
    assertEquals(0, speaker.playout.stats().tracks());
  }

  @Tag("models")
  @Test
  void lipsThatAreGivenRoomAtTheMomentOfClosing() throws InterruptedException {
    var lanes = new ContinuousBatcher(NanoClock.system(), 1);
    try (FaceModels faces = FaceModels.load(PreparedModels.store(), lanes);
        lanes) {
      var parts = new LipParts(faces, lanes, 0.3, NanoClock.system());
      var track =
          new LipTrack(TARGET, parts, speaker.governor, speaker.face(context), new NoVoice());
      var frame = new VideoFrame(64, 64);
      Seat<Boolean> other = occupy(0.85);
      var renderer = parts.drawing().renderer();
      track.draw(frame, renderer, true, 0, new LipStamps(0, 0, 0, 0), frame);
      assertEquals(List.of(), speaker.told);
      track.draw(frame, renderer, false, 0, new LipStamps(0, 0, 0, 0), frame);
      other.close();
      track.draw(frame, renderer, true, 0, new LipStamps(0, 0, 0, 0), frame);
      assertEquals(List.of("pt lips true"), speaker.told);
      closeWhileTold(track);
      track.draw(frame, renderer, true, 0, new LipStamps(0, 0, 0, 0), frame);
      assertEquals(List.of("pt lips true", "pt lips false"), speaker.told);
    }
  }

  /** Closes it while the governor's thread is about to tell it something. */
  private void closeWhileTold(AutoCloseable flow) throws InterruptedException {
    var told = new Thread(() -> speaker.governor.tick(true), "told");
    synchronized (flow) {
      told.start();
      await().until(() -> told.getState() == Thread.State.BLOCKED || !told.isAlive());
      assertDoesNotThrow(flow::close);
    }
    told.join();
    assertEquals(List.of(), speaker.governor.snapshot().flows());
    assertEquals(0, speaker.governor.unserved());
  }

  private Seat<Boolean> occupy(double cores) {
    var rung = new Rung(ServiceLevel.VOICE, "other", cores);
    return speaker.governor.open(
        new FlowId("room", "bob", "pt voice"),
        new Ladder<>(List.of(rung), List.of(true)),
        new ComputeAccount(),
        () -> false,
        new Seat.Served<>() {
          @Override
          public void serve(Boolean way, String reason) {}

          @Override
          public void refused(String reason) {}
        });
  }

  private static final class NoVoice implements LipVoice {
    @Override
    public @Nullable VoicePosition position() {
      return null;
    }

    @Override
    public boolean isTalking() {
      return false;
    }
  }
}
