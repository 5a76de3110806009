package io.babelgrid.flow;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.pipeline.Language;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing brings a speaker back who has left. */
@Timeout(30)
class ClosedSpeakerTest {

  private static final Set<Language> PORTUGUESE = Set.of(Language.PORTUGUESE);

  private final LoneSpeaker speaker = new LoneSpeaker(1);

  @AfterEach
  void end() {
    speaker.close();
  }

  @Test
  void whatIsAskedOfAClosedSpeakerOpensNothing() {
    SpeakerFlow flow = speaker.open("room", "ann", Language.ENGLISH);
    flow.targets(PORTUGUESE);
    speaker.speak(flow, 1);
    await().until(() -> speaker.playout.stats().tracks() == 1);
    flow.close();
    int recognisers = speaker.models.transcribers.size();

    flow.targets(Set.of());
    flow.targets(PORTUGUESE);
    flow.spoken(Language.PORTUGUESE);
    flow.spoken(Language.ENGLISH);
    flow.silent();
    speaker.speak(flow, 1);
    flow.close();

    assertEquals(recognisers, speaker.models.transcribers.size());
    assertNothingIsLeft();
  }

  @Test
  void aSpeakerWhoIsServedAtTheMomentOfLeavingHoldsNothing() throws InterruptedException {
    speaker.models.recognitionCores = 0.8;
    SpeakerFlow first = speaker.open("room", "bob", Language.ENGLISH);
    speaker.speak(first, 1);
    await().until(() -> speaker.governor.snapshot().flows().size() == 1);
    SpeakerFlow late = speaker.open("room", "ann", Language.ENGLISH);
    late.targets(PORTUGUESE);
    speaker.speak(late, 1);
    await().until(() -> speaker.governor.unserved() == 1);
    first.close();

    var told = new Thread(() -> speaker.governor.tick(true), "told");
    synchronized (late) {
      told.start();
      await().until(() -> told.getState() == Thread.State.BLOCKED);
      late.close();
    }
    told.join();

    assertNothingIsLeft();
  }

  @Test
  void aSpeakerWhoIsGoneHoldsNothingUntilTheySpeakAgain() {
    try (SpeakerFlow flow = speaker.open("room", "ann", Language.ENGLISH)) {
      flow.targets(PORTUGUESE);
      speaker.speak(flow, 1);
      await().until(() -> speaker.playout.stats().tracks() == 1);
      flow.gone();
      assertEquals(List.of(), speaker.governor.snapshot().flows());
      assertEquals(0, speaker.playout.stats().tracks());
      await().until(() -> speaker.lines(false).getFirst().endsWith("."));
      speaker.speak(flow, 2);
      await().until(() -> speaker.lines(true).stream().anyMatch(l -> l.startsWith("1 pt pt:word")));
    }
  }

  private void assertNothingIsLeft() {
    assertEquals(List.of(), speaker.governor.snapshot().flows());
    assertEquals(0, speaker.governor.unserved());
    assertEquals(0, speaker.playout.stats().tracks());
    await().until(() -> speaker.models.openRecognizers.get() == 0);
    await().until(() -> speaker.models.openSegmenters.get() == 0);
  }
}
