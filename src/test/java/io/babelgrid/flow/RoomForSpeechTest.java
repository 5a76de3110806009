package io.babelgrid.flow;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Room is given for speech, not for presence. */
@Timeout(30)
class RoomForSpeechTest {

  private final LoneSpeaker node = new LoneSpeaker(1);
  private final List<SpeakerFlow> open = new ArrayList<>();

  @AfterEach
  void end() {
    open.forEach(SpeakerFlow::close);
    node.close();
  }

  @Test
  void fourteenWhoSayNothingDenyNobody() {
    for (int ghost = 0; ghost < 14; ghost++) {
      join("room", "ghost " + ghost);
    }
    assertEquals(List.of(), node.governor.snapshot().flows());
    SpeakerFlow ann = join("other room", "ann");
    node.speak(ann, 2);
    node.pause(ann);
    await().until(() -> node.lines(true).getFirst().matches("0 pt( pt:word){3,}\\."));
    assertEquals(List.of("pt VOICE"), node.told);
  }

  @Test
  void theFirstWordsAreHeardThatAskedForRoom() {
    SpeakerFlow ann = join("room", "ann");
    node.speak(ann, 2);
    node.pause(ann);
    await().until(() -> node.lines(false).getFirst().endsWith("."));
    assertEquals("S0 A0 P0 E0", node.models.transcribers.getFirst().told());
    assertEquals(0, node.models.transcribers.getFirst().starts().getFirst());
  }

  @Test
  void whoSpeaksWhenTheNodeIsFullIsToldAndServedLater() {
    node.models.recognitionCores = 0.4;
    SpeakerFlow ann = join("room", "ann");
    node.speak(ann, 1);
    await().until(() -> node.governor.snapshot().flows().size() == 2);
    SpeakerFlow bob = join("room", "bob");
    assertEquals(List.of("pt VOICE"), node.told, "nobody has spoken");
    node.speak(bob, 1);
    node.pause(bob);
    await().until(() -> node.told.contains("pt ORIGINAL"));
    ann.close();
    node.governor.tick(true);
    node.speak(bob, 2);
    await().until(() -> node.lines(true).stream().anyMatch(l -> l.startsWith("1 pt pt:word")));
    assertEquals("pt VOICE", node.told.getLast());
  }

  @Test
  void theSameSpeakerInTwoRoomsIsChargedTwice() {
    SpeakerFlow here = join("red", "ann");
    SpeakerFlow there = join("blue", "ann");
    node.speak(here, 1);
    await().until(() -> node.governor.snapshot().flows().size() == 2);
    node.speak(there, 1);
    await().until(() -> node.governor.snapshot().flows().size() == 4);
    assertEquals(0.46, node.governor.snapshot().predictedCores(), 1e-9);
    here.close();
    assertEquals(0.23, node.governor.snapshot().predictedCores(), 1e-9);
    assertTrue(
        node.governor.snapshot().flows().stream().allMatch(f -> f.id().room().equals("blue")));
  }

  private SpeakerFlow join(String room, String id) {
    SpeakerFlow flow = node.open(room, id, Language.ENGLISH);
    flow.targets(Set.of(Language.PORTUGUESE));
    open.add(flow);
    return flow;
  }
}
