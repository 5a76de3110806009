package io.babelgrid.relay;

import static io.babelgrid.relay.ThreeNodes.ENGLISH;
import static io.babelgrid.relay.ThreeNodes.PORTUGUESE;
import static io.babelgrid.relay.ThreeNodes.inPortuguese;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.Stage;
import io.babelgrid.budget.Workload;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.Caption;
import io.babelgrid.room.HeardLatency;
import io.babelgrid.room.LanguageChoice;
import io.babelgrid.room.Past;
import io.babelgrid.room.UsageReport;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who speaks at one node is heard and read at others as if they were one. */
@Timeout(60)
class GridWordsTest {

  private final ThreeNodes nodes = new ThreeNodes();

  @AfterEach
  void end() {
    nodes.close();
  }

  @Test
  void whoIsNotRecognisedAtTheirNodeIsSaidSoAtOthers() {
    nodes.one.models.recognitionCores = 5;
    nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.two.join("bob", PORTUGUESE);
    nodes.awaitRoster("ann", "bob");
    bob.watch("ann");
    nodes.one.speak("ann", 1);
    await().until(() -> bob.told.contains("ann is served pt ORIGINAL"));
    assertEquals("", bob.read("ann", false));
    TestPerson lia = nodes.three.join("lia", PORTUGUESE);
    lia.watch("ann");
    await().until(() -> lia.told.contains("ann is served pt ORIGINAL"));
  }

  @Test
  void listenersOfOtherNodesHearAndReadAsThoseOfTheSpeakersNode() {
    nodes.one.join("ann", ENGLISH);
    TestPerson eve = nodes.one.join("eve", PORTUGUESE);
    TestPerson bob = nodes.two.join("bob", PORTUGUESE);
    TestPerson lia = nodes.three.join("lia", PORTUGUESE);
    TestPerson rui = nodes.three.join("rui", PORTUGUESE);
    List<TestPerson> listeners = List.of(eve, bob, lia, rui);
    nodes.awaitRoster("ann", "eve", "bob", "lia", "rui");
    listeners.forEach(each -> each.watch("ann"));
    nodes.one.speak("ann", 2);
    String said = nodes.one.awaitSaid("ann", 1);

    for (TestPerson each : listeners) {
      await().until(() -> each.read("ann", true).equals(inPortuguese(said)));
      assertEquals(said, each.read("ann", false), each.id);
      await().until(() -> each.told.contains("ann talks pt true"));
      await().until(() -> each.told.contains("ann talks pt false"));
      await().until(() -> each.told.contains("ann is served pt VOICE"));
      assertEquals(
          1,
          each.captions.stream()
              .filter(caption -> caption.speakerId().equals("ann") && !caption.translated())
              .filter(Caption::last)
              .count());
    }
    assertFalse(nodes.two.peer("bob").sent("ann.translation").ticks.isEmpty());
    assertFalse(nodes.three.peer("rui").sent("ann.translation").ticks.isEmpty());

    var toTwo = nodes.grid.told(nodes.one.id, nodes.two.id, LinkMessage.Words.class);
    var toThree = nodes.grid.told(nodes.one.id, nodes.three.id, LinkMessage.Words.class);
    assertEquals(
        said.split(" ").length,
        toTwo.stream().mapToInt(each -> each.words().transcript().words().size()).sum());
    assertEquals(toTwo, toThree, "once to each node, however many listen");
    await().until(() -> nodes.one.roster().size() == 5);
    assertEquals("dummy-pt", bob.sees("ann").orElseThrow().voices().get(Language.PORTUGUESE));
  }

  @Test
  void ownWordsAreWrittenDownByTheSpeakersNodeAndTranslationsByWhoMadeThem() {
    nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.two.join("bob", PORTUGUESE);
    nodes.awaitRoster("ann", "bob");
    nodes.one.speak("ann", 2);
    String said = nodes.one.awaitSaid("ann", 1);
    await().until(() -> bob.read("ann", true).equals(inPortuguese(said)));
    assertTrue(nodes.one.written.stream().noneMatch(Caption::translated));
    assertTrue(nodes.two.written.stream().allMatch(Caption::translated));
    assertTrue(
        nodes.two.written.stream().allMatch(line -> line.origin().node().equals(nodes.two.id)));
    assertEquals(
        nodes.one.written.getFirst().origin().stay(), nodes.two.written.getFirst().origin().stay());

    bob.membership().leave();
    await()
        .until(() -> nodes.two.usage.stream().anyMatch(used -> used.participantId().equals("ann")));
    List<UsageReport> elsewhere =
        nodes.two.usage.stream().filter(used -> used.participantId().equals("ann")).toList();
    assertEquals(0, elsewhere.stream().mapToLong(UsageReport::words).sum());
    assertEquals(0, elsewhere.stream().mapToLong(UsageReport::audioMs).sum());
    assertTrue(elsewhere.stream().mapToLong(UsageReport::synthesisedMs).sum() > 0);
  }

  @Test
  void theSharesOfWordsFromAnotherNodeAddUpWithTheirWayBetweenNodes() {
    nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.two.join("bob", PORTUGUESE);
    nodes.awaitRoster("ann", "bob");
    nodes.one.speak("ann", 2);
    await().until(() -> bob.told.contains("ann talks pt false"));
    LatencyLedger.Summary words = nodes.two.ledger.summary(Workload.VOICE);
    assertTrue(words.total().count() >= 3);
    assertEquals(
        words.total().sumNs(),
        words.stages().values().stream().mapToLong(stage -> stage.took().sumNs()).sum());
    LatencyLedger.Share backhaul = Objects.requireNonNull(words.stages().get(Stage.BACKHAUL));
    assertTrue(backhaul.took().p50Ns() >= 4_000_000, "5 ms one way");
    HeardLatency.Voice voice = bob.membership().latency().voices().getFirst();
    assertEquals(0.5, voice.clockErrorMs());
    assertEquals(nodes.one.id, voice.heardAt());
    assertEquals(0, nodes.one.ledger.summary(Workload.VOICE).total().count());
  }

  @Test
  void aSpeakerHasOneVoiceAtEveryNodeAndItIsTheOneTheyCameWith() {
    List<String> names = List.of("a", "b", "c", "d", "e", "f", "g", "h");
    nodes.all().forEach(node -> node.models.voiceNames = names);
    TestPerson ann = nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.two.join("bob", PORTUGUESE);
    TestPerson lia = nodes.three.join("lia", PORTUGUESE);
    nodes.awaitRoster("ann", "bob", "lia");
    nodes.one.speak("ann", 2);
    await().until(() -> bob.told.contains("ann talks pt false"));
    await().until(() -> lia.told.contains("ann talks pt false"));
    await().until(() -> !ann.sees("ann").orElseThrow().voices().isEmpty());
    String chosen = ann.sees("ann").orElseThrow().voices().get(Language.PORTUGUESE);
    assertEquals(Set.of(chosen), nodes.two.models.spokenBy);
    assertEquals(Set.of(chosen), nodes.three.models.spokenBy);

    String other = chosen.equals("a-pt") ? "b-pt" : "a-pt";
    var past = new Past(1, new TreeMap<>(Map.of(Language.PORTUGUESE, other)));
    nodes.two.join("ann", ENGLISH, past, false);
    await().until(() -> lia.sees("ann").orElseThrow().incarnation() == 1);
    nodes.all().forEach(node -> node.models.spokenBy.clear());
    bob.told.clear();
    lia.told.clear();
    nodes.two.speak("ann", 2);
    await().until(() -> bob.told.contains("ann talks pt false"));
    await().until(() -> lia.told.contains("ann talks pt false"));
    assertEquals(Set.of(other), nodes.two.models.spokenBy);
    assertEquals(Set.of(other), nodes.three.models.spokenBy);
  }

  @Test
  void whoComesLateHearsWhatIsSaidFromThenOn() {
    nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.two.join("bob", PORTUGUESE);
    nodes.awaitRoster("ann", "bob");
    nodes.one.speak("ann", 1);
    String before = nodes.one.awaitSaid("ann", 1);
    await().until(() -> bob.read("ann", true).equals(inPortuguese(before)));
    TestPerson lia = nodes.three.join("lia", PORTUGUESE);
    nodes.awaitRoster("ann", "bob", "lia");
    nodes.one.speak("ann", 2);
    String later = nodes.one.awaitSaid("ann", 2).substring(before.length() + 1);
    await().until(() -> lia.read("ann", true).equals(inPortuguese(later)));
    assertEquals(later, lia.read("ann", false));
  }

  @Test
  void aLanguageIsChangedInTheMiddleOfACall() {
    nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.two.join("bob", ENGLISH);
    nodes.awaitRoster("ann", "bob");
    nodes.one.speak("ann", 1);
    String before = nodes.one.awaitSaid("ann", 1);
    await().until(() -> bob.read("ann", false).equals(before));
    assertEquals("", bob.read("ann", true));
    bob.membership().languages(_ -> PORTUGUESE);
    await()
        .until(() ->
            nodes.grid.told(nodes.two.id, nodes.one.id, LinkMessage.Wish.class).stream()
                .anyMatch(wish -> wish.hear().equals(Set.of(Language.PORTUGUESE))));
    nodes.one.speak("ann", 2);
    String later = nodes.one.awaitSaid("ann", 2).substring(before.length() + 1);
    await().until(() -> bob.read("ann", true).equals(inPortuguese(later)));
  }

  @Test
  void whatASpeakerIsDetectedToSpeakIsKnownElsewhere() {
    nodes.one.models.detected = Language.PORTUGUESE;
    nodes.one.join("ann", new LanguageChoice(null, null));
    TestPerson bob = nodes.two.join("bob", ENGLISH);
    nodes.awaitRoster("ann", "bob");
    nodes.one.speak("ann", 2);
    await().until(() -> bob.read("ann", true).contains("en:word"));
    await().until(() -> bob.sees("ann").orElseThrow().detected() != null);
  }

  @Test
  void englishThatAnotherNodeNeedsIsMadeWhereTheSpeakerIsHeard() {
    nodes.one.join("eva", new LanguageChoice(Language.of("es"), null));
    TestPerson bob = nodes.two.join("bob", PORTUGUESE);
    nodes.awaitRoster("eva", "bob");
    await()
        .until(() ->
            nodes.grid.told(nodes.two.id, nodes.one.id, LinkMessage.Wish.class).stream()
                .anyMatch(wish -> wish.hear().equals(Set.of(Language.PORTUGUESE))));
    nodes.one.speak("eva", 2);
    await().until(() -> bob.read("eva", true).contains("pt:word"));
    String said = nodes.one.awaitSaid("eva", 1);
    await().until(() -> bob.read("eva", false).equals(said));
    assertTrue(nodes.two.models.englishTranslators.isEmpty());
  }

  @Test
  void whoLeavesInTheMiddleOfASentenceHoldsNothingAnywhere() {
    TestPerson ann = nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.two.join("bob", PORTUGUESE);
    nodes.awaitRoster("ann", "bob");
    nodes.one.peer("ann").tone(100, 100, 0);
    await().until(() -> bob.read("ann", true).contains("pt:word"));
    ann.membership().leave();
    await().until(() -> nodes.two.roster().equals(List.of("bob")));
    await()
        .until(() ->
            bob.captions.stream()
                    .filter(caption -> caption.speakerId().equals("ann"))
                    .filter(Caption::last)
                    .map(Caption::translated)
                    .distinct()
                    .count()
                == 2);
    await().until(() -> nodes.two.governor.snapshot().flows().isEmpty());
    await().until(() -> nodes.two.playout.stats().tracks() == 0);
    bob.membership().leave();
    await().until(() -> nodes.grid.links() == 0);
    await()
        .until(() ->
            nodes.one.relays.stream().allMatch(each -> each.closed)
                && nodes.two.relays.stream().allMatch(each -> each.closed));
    for (TestNode node : nodes.all()) {
      assertEquals(0, node.rooms.size());
      assertEquals(List.of(), List.copyOf(node.calls.speakers()));
      await().until(() -> node.models.openRecognizers.get() == 0);
    }
  }

  @Test
  void nothingGoesToANodeThatHasNobodyInTheRoom() {
    nodes.one.join("ann", ENGLISH);
    nodes.two.join("bob", PORTUGUESE);
    nodes.awaitRoster("ann", "bob");
    nodes.one.speak("ann", 1);
    await()
        .until(
            () -> !nodes.grid.told(nodes.one.id, nodes.two.id, LinkMessage.Words.class).isEmpty());
    assertTrue(nodes.grid.sent.stream().noneMatch(each -> each.to().equals(nodes.three.id.node())));
  }
}
