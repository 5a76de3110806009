package io.babelgrid.relay;

import static io.babelgrid.relay.ThreeNodes.ENGLISH;
import static io.babelgrid.relay.ThreeNodes.PORTUGUESE;
import static io.babelgrid.relay.ThreeNodes.inPortuguese;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.Language;
import io.babelgrid.room.Caption;
import io.babelgrid.room.LanguageChoice;
import io.babelgrid.room.UsageReport;
import io.babelgrid.work.TestWork;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A speaker's work is done at another node, and nobody who listens can tell. */
@Timeout(60)
class GridWorkTest {

  private final ThreeNodes nodes = new ThreeNodes();

  /** Of the speakers' node. */
  private TestWork home;

  @AfterEach
  void end() {
    nodes.close();
  }

  @Test
  void aNodeThatDoesNotWorkHasItsPeopleHeardAndSpokenForByOneThatDoes() {
    TestWork worker = nodes.two.work(true);
    nodes.one.work(false, nodes.two);
    TestPerson ann = nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.one.join("bob", PORTUGUESE);
    bob.watch("ann");
    await().until(() -> worker.jobs() == 2);

    nodes.one.speak("ann", 2);

    String said = nodes.one.awaitSaid("ann", 1);
    assertTrue(said.matches("word( word){2,}"), said);
    await().until(() -> bob.read("ann", true).equals(inPortuguese(said)));
    assertEquals(said, ann.read("ann", false));
    await().until(() -> bob.told.contains("ann talks pt true"));
    await().until(() -> bob.told.contains("ann talks pt false"));
    assertTrue(bob.told.contains("ann is served pt VOICE"));
    assertFalse(nodes.one.peer("bob").sent("ann.translation").forwarded.isEmpty());
    assertTrue(nodes.one.peer("bob").sent("ann.translation").ticks.isEmpty(), "made elsewhere");
    assertEquals(0, nodes.one.models.transcribers.size());
    assertTrue(nodes.one.models.spokenBy.isEmpty());
    assertEquals("dummy-pt", bob.sees("ann").orElseThrow().voices().get(Language.PORTUGUESE));
    await().until(() -> nodes.one.governor.snapshot().flows().isEmpty());
  }

  @Test
  void whatWorkTookIsBookedByWhoDidIt() {
    nodes.two.work(true);
    nodes.one.work(false, nodes.two);
    TestPerson ann = nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.one.join("bob", PORTUGUESE);
    bob.watch("ann");
    nodes.one.speak("ann", 2);
    String said = nodes.one.awaitSaid("ann", 1);
    await().until(() -> bob.told.contains("ann talks pt false"));
    ann.membership().leave();

    await().until(() -> used(nodes.two).stream().mapToLong(UsageReport::words).sum() > 0);
    assertEquals(
        said.split(" ").length, used(nodes.two).stream().mapToLong(UsageReport::words).sum());
    assertTrue(used(nodes.two).stream().mapToLong(UsageReport::synthesisedMs).sum() > 0);
    assertEquals(0, used(nodes.one).stream().mapToLong(UsageReport::words).sum());
    assertEquals(
        nodes.one.written.getFirst().origin().stay(), used(nodes.two).getFirst().origin().stay());
  }

  private static List<UsageReport> used(TestNode node) {
    return node.usage.stream().filter(each -> each.participantId().equals("ann")).toList();
  }

  @Test
  void furtherNodesSpeakOfTheWordsByThemselves() {
    nodes.two.work(true);
    nodes.three.work(true);
    nodes.one.work(false, nodes.two);
    nodes.one.join("ann", ENGLISH);
    TestPerson lia = nodes.three.join("lia", PORTUGUESE);
    nodes.awaitRoster("ann", "lia");
    lia.watch("ann");
    await()
        .until(() ->
            nodes.grid.told(nodes.one.id, nodes.two.id, LinkMessage.Work.class).stream()
                .anyMatch(work -> work.order().elsewhere().contains(Language.PORTUGUESE)));
    nodes.one.speak("ann", 2);
    String said = nodes.one.awaitSaid("ann", 1);
    await().until(() -> lia.read("ann", true).equals(inPortuguese(said)));
    assertEquals(said, lia.read("ann", false));
    await().until(() -> lia.told.contains("ann talks pt false"));
    assertFalse(nodes.three.peer("lia").sent("ann.translation").ticks.isEmpty());
    assertEquals(List.of("dummy-pt"), List.copyOf(nodes.three.models.spokenBy));
  }

  @Test
  void aNodeThatDoesNotWorkHasWordsOfOthersSaidByOneThatDoes() {
    nodes.one.work(true);
    TestWork worker = nodes.two.work(true);
    nodes.three.work(false, nodes.two);
    nodes.one.join("ann", ENGLISH);
    TestPerson lia = nodes.three.join("lia", PORTUGUESE);
    nodes.awaitRoster("ann", "lia");
    lia.watch("ann");
    await().until(() -> worker.jobs() == 2);
    nodes.one.speak("ann", 2);
    String said = nodes.one.awaitSaid("ann", 1);
    await().until(() -> lia.read("ann", true).equals(inPortuguese(said)));
    assertEquals(said, lia.read("ann", false));
    await().until(() -> lia.told.contains("ann talks pt true"));
    await().until(() -> lia.told.contains("ann talks pt false"));
    assertFalse(nodes.three.peer("lia").sent("ann.translation").forwarded.isEmpty());
    assertTrue(
        nodes.two.models.transcribers.stream().allMatch(ears -> ears.starts().isEmpty()),
        "words came, not sound");
    assertTrue(nodes.three.models.spokenBy.isEmpty());
  }

  @Test
  void whoFindsTheirNodeFullIsServedByItsNeighbourAndNobodyStepsDown() {
    nodes.two.work(true);
    TestPerson bob = annIsServed(1.4, 0.1);

    nodes.one.speak("eve", 2);

    await().until(() -> bob.read("eve", true).startsWith("pt:word pt:word"));
    await().until(() -> bob.told.contains("eve is served pt VOICE"));
    await().until(() -> bob.told.contains("eve talks pt true"));
    await().until(() -> bob.told.contains("eve talks pt false"));
    assertEquals(1, nodes.two.models.transcribers.size());
    assertEquals("ann is served pt VOICE", last(bob, "ann is served"));
    assertEquals("eve is served pt VOICE", last(bob, "eve is served"));
    nodes.one.speak("eve", 1);
    await().until(() -> utterances(bob, "eve") == 2);
  }

  /** Bob hears ann by her own node, and eve, who has not said anything yet. */
  private TestPerson annIsServed(double recognitionCores, double voiceCores) {
    home = nodes.one.work(true, nodes.two);
    nodes.one.models.recognitionCores = recognitionCores;
    nodes.one.models.voiceCores = voiceCores;
    nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.one.join("bob", PORTUGUESE);
    nodes.one.join("eve", ENGLISH);
    bob.watch("ann", "eve");
    nodes.one.speak("ann", 1);
    await().until(() -> bob.told.contains("ann is served pt VOICE"));
    return bob;
  }

  private static String last(TestPerson who, String begins) {
    return who.told.stream().filter(told -> told.startsWith(begins)).toList().getLast();
  }

  private static long utterances(TestPerson who, String speaker) {
    return who.captions.stream()
        .filter(line -> line.speakerId().equals(speaker) && line.translated() && line.last())
        .map(Caption::utterance)
        .distinct()
        .count();
  }

  @Test
  void whenTheNodeThatWorksDiesTheWorkComesHomeWithinSeconds() {
    nodes.two.work(true);
    nodes.one.work(true, nodes.two);
    nodes.one.models.recognitionCores = 1.4;
    TestPerson eve = nodes.one.join("eve", ENGLISH);
    nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.one.join("bob", PORTUGUESE);
    bob.watch("ann", "eve");
    nodes.one.speak("eve", 1);
    await().until(() -> bob.told.contains("eve is served pt VOICE"));
    nodes.one.speak("ann", 2);
    await().until(() -> bob.told.contains("ann talks pt false"));
    eve.membership().leave();
    await().until(() -> nodes.one.governor.snapshot().flows().isEmpty());
    bob.told.clear();
    int opened = nodes.one.models.transcribers.size();
    nodes.two.stop();
    nodes.grid.vanish(nodes.two.id);
    await().atMost(4, TimeUnit.SECONDS).until(() -> nodes.one.models.transcribers.size() > opened);
    assertTrue(bob.told.stream().noneMatch(told -> told.startsWith("bye")));
    String before = bob.read("ann", true);
    nodes.one.speak("ann", 2);
    await().until(() -> bob.read("ann", true).length() > before.length());
    await().until(() -> bob.told.contains("ann talks pt true"));
  }

  /** There is room to recognise eve, not to speak for her. */
  private TestPerson whoIsSpokenForElsewhere() {
    TestWork worker = nodes.two.work(true);
    TestPerson bob = annIsServed(0.2, 1.2);
    nodes.one.speak("eve", 2);
    // It moves when she ends, and the next is said there.
    await().until(() -> worker.jobs() == 1);
    await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
    nodes.one.speak("eve", 1);
    await().until(() -> last(bob, "eve is served").equals("eve is served pt VOICE"));
    return bob;
  }

  @Test
  void voicesGoAloneWhereThereIsRoomToRecognise() {
    TestPerson bob = whoIsSpokenForElsewhere();
    await().until(() -> bob.told.contains("eve talks pt false"));
    bob.told.clear();
    bob.captions.clear();
    nodes.one.written.clear();
    int opened = nodes.one.models.transcribers.size();

    nodes.one.speak("eve", 2);

    await().until(() -> bob.told.contains("eve talks pt true"));
    await().until(() -> bob.told.contains("eve talks pt false"));
    String said = bob.read("eve", false);
    assertTrue(said.matches("word( word)*"), said);
    await().until(() -> bob.read("eve", true).equals(inPortuguese(said)));
    assertEquals(said, nodes.one.awaitSaid("eve", 1), "written down once");
    assertEquals(opened, nodes.one.models.transcribers.size());
    assertTrue(
        nodes.two.models.transcribers.stream().allMatch(ears -> ears.starts().isEmpty()),
        "words came, not sound");
    assertEquals("ann is served pt VOICE", lastOr(bob, "ann is served", "ann is served pt VOICE"));
    assertFalse(nodes.one.peer("bob").sent("eve.translation").forwarded.isEmpty());
  }

  private static String lastOr(TestPerson who, String begins, String otherwise) {
    return who.told.stream()
        .filter(told -> told.startsWith(begins))
        .reduce((_, next) -> next)
        .orElse(otherwise);
  }

  @Test
  void voicesOfANodeThatIsEmptiedAreHeardToTheirEnd() {
    TestPerson bob = whoIsSpokenForElsewhere();
    await().until(() -> bob.told.contains("eve talks pt false"));
    bob.captions.clear();
    nodes.one.written.clear();
    bob.told.clear();
    nodes.one.speak("eve", 1);
    home.leaving.add(nodes.two.id);
    String said = nodes.one.awaitSaid("eve", 1);
    await().until(() -> bob.read("eve", true).equals(inPortuguese(said)));
    await().until(() -> bob.told.contains("eve talks pt true"));
    await().until(() -> nodes.two.governor.snapshot().flows().isEmpty());
    nodes.one.speak("eve", 1);
    await().until(() -> last(bob, "eve is served").equals("eve is served pt CAPTIONS"));
  }

  @Test
  void voicesOfANodeThatDiesComeHomeAndNothingIsWrittenTwice() {
    TestPerson bob = whoIsSpokenForElsewhere();
    await().until(() -> bob.told.contains("eve talks pt false"));
    nodes.two.stop();
    nodes.grid.vanish(nodes.two.id);
    await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
    bob.captions.clear();
    nodes.one.written.clear();
    nodes.one.speak("eve", 2);
    await().until(() -> last(bob, "eve is served").equals("eve is served pt CAPTIONS"));
    await().until(() -> bob.read("eve", true).contains("pt:word"));
    String said = nodes.one.awaitSaid("eve", 1);
    assertEquals(inPortuguese(said), bob.read("eve", true));
  }

  @Test
  void whoNobodyWorksForIsToldWhyAndServedWhenSomebodyCan() {
    TestWork away = nodes.one.work(false);
    nodes.two.work(true);
    nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.one.join("bob", PORTUGUESE);
    bob.watch("ann");
    await().until(() -> bob.told.contains("ann is served pt ORIGINAL"));
    away.others.add(nodes.two.id);
    nodes.one.speak("ann", 2);
    await().until(() -> bob.read("ann", true).contains("pt:word"));
    await().until(() -> bob.told.contains("ann is served pt VOICE"));
  }

  @Test
  void aNodeThatWasLostAndIsThereAgainWorksAgain() {
    TestWork worker = nodes.two.work(true);
    nodes.one.work(false, nodes.two);
    nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.one.join("bob", PORTUGUESE);
    bob.watch("ann");
    await().until(() -> worker.jobs() == 2);
    nodes.one.peer("ann").tone(100, 100, 0);
    await().until(() -> bob.told.contains("ann talks pt true"));
    nodes.grid.cut(nodes.one.id, nodes.two.id);
    await().until(() -> last(bob, "ann is served").equals("ann is served pt ORIGINAL"));
    assertEquals("ann talks pt false", last(bob, "ann talks"));
    await().until(() -> worker.jobs() == 0);
    nodes.grid.heal(nodes.one.id, nodes.two.id);
    await().atMost(Duration.ofSeconds(20)).until(() -> worker.jobs() == 2);
    await().pollDelay(Duration.ofSeconds(3)).until(() -> worker.jobs() == 2);
    bob.told.clear();
    String before = bob.read("ann", true);
    nodes.one.speak("ann", 2);
    await().until(() -> bob.read("ann", true).length() > before.length());
    await().until(() -> bob.told.contains("ann talks pt true"));
    int sent = nodes.one.peer("bob").sent("ann.translation").forwarded.size();
    await().until(() -> nodes.one.peer("bob").sent("ann.translation").forwarded.size() > sent + 20);
  }

  @Test
  void aNodeThatRefusesIsPassedOver() {
    nodes.two.work(true).takesWork = false;
    TestWork third = nodes.three.work(true);
    nodes.one.work(false, nodes.two, nodes.three);
    nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.one.join("bob", PORTUGUESE);
    bob.watch("ann");
    await().until(() -> third.jobs() == 2);
    nodes.one.speak("ann", 2);
    await().until(() -> bob.read("ann", true).contains("pt:word"));
  }

  @Test
  void aNodeThatIsEmptiedHandsItsWorkOnAndNothingIsLostOrDoubled() {
    TestWork second = nodes.two.work(true);
    TestWork third = nodes.three.work(true);
    TestWork away = nodes.one.work(false, nodes.two, nodes.three);
    nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.one.join("bob", PORTUGUESE);
    bob.watch("ann");
    await().until(() -> second.jobs() == 2);
    nodes.one.speak("ann", 2);
    String said = nodes.one.awaitSaid("ann", 1);
    await().until(() -> bob.read("ann", true).equals(inPortuguese(said)));
    second.takesWork = false;
    away.leaving.add(nodes.two.id);
    await().until(() -> third.jobs() == 2);
    await().until(() -> second.jobs() == 0);
    nodes.one.speak("ann", 2);
    String all = nodes.one.awaitSaid("ann", 2);
    await().until(() -> bob.read("ann", true).equals(inPortuguese(all)));
    assertEquals(
        1,
        nodes.three.models.transcribers.stream().filter(ears -> !ears.starts().isEmpty()).count());
  }

  @Test
  void whatIsSpokenIsDetectedElsewhereAndKnownHere() {
    nodes.two.work(true);
    nodes.one.work(false, nodes.two);
    nodes.two.models.detected = Language.PORTUGUESE;
    nodes.one.join("ann", new LanguageChoice(null, null));
    TestPerson bob = nodes.one.join("bob", ENGLISH);
    bob.watch("ann");
    nodes.one.speak("ann", 1);
    await().until(() -> bob.sees("ann").orElseThrow().detected() != null);
    await()
        .until(() ->
            nodes.grid.told(nodes.one.id, nodes.two.id, LinkMessage.Work.class).stream()
                .anyMatch(work -> work.order().targets().equals(Set.of(Language.ENGLISH))));
    nodes.one.speak("ann", 2);
    await().until(() -> bob.read("ann", true).contains("en:word"));
  }

  @Test
  void whoLeavesLeavesNothingBehindAnywhere() {
    TestWork worker = nodes.two.work(true);
    nodes.one.work(false, nodes.two);
    TestPerson ann = nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.one.join("bob", PORTUGUESE);
    bob.watch("ann");
    nodes.one.peer("ann").tone(100, 100, 0);
    await().until(() -> bob.read("ann", true).contains("pt:word"));
    ann.membership().leave();
    bob.membership().leave();
    await().until(() -> worker.jobs() == 0);
    await().until(() -> nodes.two.governor.snapshot().flows().isEmpty());
    await().until(() -> nodes.two.playout.stats().tracks() == 0);
    await().until(() -> nodes.two.models.openRecognizers.get() == 0);
    await().atMost(Duration.ofSeconds(5)).until(() -> nodes.grid.links() == 0);
    await().until(() -> nodes.two.relays.stream().allMatch(each -> each.closed));
    assertTrue(
        bob.captions.stream()
            .filter(line -> line.speakerId().equals("ann"))
            .anyMatch(Caption::last));
  }
}
