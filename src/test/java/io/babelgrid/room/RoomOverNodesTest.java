package io.babelgrid.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One room on two and three nodes, whose links are calls and whose clock stands still. */
class RoomOverNodesTest {

  private static final long SECOND_NS = 1_000_000_000L;

  private final RoomOfNode one = new RoomOfNode(1);
  private final RoomOfNode two = new RoomOfNode(2);
  private final RoomOfNode three = new RoomOfNode(3);

  private void link() {
    RoomOfNode.link(one, two);
    RoomOfNode.link(two, three);
    RoomOfNode.link(one, three);
  }

  private void pass(long seconds) {
    RoomOfNode.nowNs += seconds * SECOND_NS;
    List.of(one, two, three).forEach(node -> node.room.tick());
  }

  @Test
  void theRosterIsTheUnionOfThePartsAndItsVersionOnlyGrows() {
    link();
    RecordingOutlet ann = one.join("ann");
    long before = ann.roster.version();
    RecordingOutlet bob = two.join("bob");
    three.join("lia");
    assertEquals("ann bob lia", one.roster());
    assertEquals("bob ann lia", two.roster());
    assertEquals("lia bob ann", three.roster());
    assertTrue(ann.roster.version() > before);
    assertEquals(List.of("bob", "lia"), one.media.elsewhere);
    assertTrue(one.told.contains("shares with 2 but []"));

    bob.membership().muted(true, false);
    assertTrue(
        ann.roster.participants().stream()
            .filter(each -> each.id().equals("bob"))
            .allMatch(Participant::audioMuted));

    bob.membership().leave();
    assertEquals("ann lia", one.roster());
    assertEquals("", two.roster(), "nobody is there who would see it");
    assertEquals(List.of(), two.media.elsewhere);
    assertTrue(one.told.contains("forgot 2"));
    assertEquals(List.of("opened", "joined bob", "left bob", "closed"), two.journal);
    assertFalse(one.journal.contains("closed"), "it is closed at that node alone");
  }

  @Test
  void aPartIsALeaseThatHoldsFiveSeconds() {
    link();
    one.join("ann");
    two.join("bob");
    pass(4);
    assertEquals("ann bob", one.roster());
    two.say();
    pass(4);
    assertEquals("ann bob", one.roster());
    pass(1);
    assertEquals("ann", one.roster());
    assertEquals(List.of(), one.media.elsewhere);
    two.say();
    assertEquals("ann bob", one.roster());
  }

  @Test
  void whileALinkIsBrokenItsPeopleStayAsUnreachableAndComeBackWhenItHeals() {
    link();
    RecordingOutlet ann = one.join("ann");
    two.join("bob");
    RoomOfNode.cut(one, two);
    pass(60);
    assertEquals("ann bob?", one.roster());
    assertEquals("bob ann?", two.roster());
    assertEquals(List.of("bob"), one.media.elsewhere, "whose words go on when they come again");
    two.join("eve");
    assertEquals("ann bob?", one.roster());
    RoomOfNode.link(one, two);
    assertEquals("ann bob eve", one.roster());
    assertEquals("bob eve ann", two.roster());
    assertFalse(ann.heard.stream().anyMatch(told -> told.startsWith("bye")), "nobody rejoins");
  }

  @Test
  void aNodeThatIsDeadOrThatIsNotReachedForLongIsForgotten() {
    link();
    one.join("ann");
    two.join("bob");
    three.join("lia");
    RoomOfNode.cut(one, two);
    one.room.gather(gathering -> gathering.forget(two.node::equals));
    assertEquals("ann lia", one.roster());
    RoomOfNode.cut(one, three);
    pass(119);
    assertEquals("ann lia?", one.roster());
    pass(1);
    assertEquals("ann", one.roster());
  }

  @Test
  void aNodeThatStartedAgainSaysAllAnewAndWhatItSaidBeforeIsOld() {
    link();
    one.join("ann");
    two.join("bob");
    RoomPart old = two.room.part();
    var again = new RoomOfNode(2, 2);
    again.join("eve");
    one.room.gather(gathering -> gathering.heard(again.room.part()));
    assertEquals("ann eve", one.roster());
    one.room.gather(gathering -> gathering.heard(old));
    assertEquals("ann eve", one.roster());
  }

  @Test
  void ofTwoWithOneIdTheHigherIncarnationCountsAndTheOtherIsLetGo() {
    RecordingOutlet before = one.join("ann", 0, false);
    one.join("bob");
    two.join("ann", 1, false);
    link();
    assertEquals("bye REPLACED", before.heard.getLast());
    assertEquals("bob ann", one.roster());
    assertEquals("ann bob", two.roster());

    RecordingOutlet back = one.join("ann", 2, false);
    assertEquals("bob ann", one.roster());
    assertEquals("", two.roster());
    assertTrue(back.open);
    assertEquals(List.of(), one.media.elsewhere);
  }

  @Test
  void theTokenOfSomebodyWhoIsElsewhereIsEnoughToComeHereAndTheyAreOnePerson() {
    link();
    RecordingOutlet before = one.join("ann");
    one.join("bob");
    two.join("lia");
    two.join("ann");
    assertEquals("bye REPLACED", before.heard.getLast());
    assertEquals("bob lia ann", one.roster());
    assertEquals(1, two.media.pasts.getLast().incarnation());
  }

  @Test
  void nodesThatDidNotKnowOfEachOtherAgreeThatWhoCameLaterCounts() throws InterruptedException {
    RecordingOutlet first = two.join("ann");
    two.join("bob");
    Thread.sleep(2);
    RecordingOutlet later = one.join("ann");
    link();
    assertFalse(first.open);
    assertTrue(later.open);
    assertEquals("bob ann", two.roster());
    assertEquals("ann bob", one.roster());
  }

  @Test
  void aLockHoldsEverywhereAndTheLatestChangeOfItCounts() {
    link();
    RecordingOutlet ann = one.join("ann", 0, true);
    RecordingOutlet bob = two.join("bob", 0, true);
    ann.membership().lock(true);
    assertEquals(List.of("refused ROOM_LOCKED"), two.join("eve").heard);
    assertTrue(two.room.snapshot().locked());
    RecordingOutlet lia = two.join("lia", 1, false);
    assertEquals("joined lia", lia.heard.getFirst(), "who was in it before");
    lia.membership().leave();

    bob.membership().lock(false);
    assertFalse(one.room.snapshot().locked());
    assertEquals("joined eve", one.join("eve").heard.getFirst());
  }

  @Test
  void aLockedRoomIsNotEnteredByWayOfANodeThatDoesNotKnowOfIt() {
    RoomOfNode.link(one, two);
    one.join("ann", 0, true).membership().lock(true);
    RecordingOutlet stranger = three.join("eve");
    RecordingOutlet returning = three.join("lia", 1, false);
    RoomOfNode.link(one, three);
    assertEquals("bye REMOVED", stranger.heard.getLast());
    assertTrue(returning.open);
    assertEquals("ann lia", one.roster());
  }

  @Test
  void whoWasThereBeforeALockThatAnotherNodeMadeIsNotSentAway() {
    RecordingOutlet ann = one.join("ann", 0, true);
    RecordingOutlet bob = two.join("bob");
    pass(5);
    ann.membership().lock(true);
    RoomOfNode.link(one, two);
    assertTrue(bob.open);
    assertTrue(two.room.snapshot().locked());
  }

  @Test
  void ofTwoChangesAtOnceTheLockedOneCounts() {
    RecordingOutlet ann = one.join("ann", 0, true);
    RecordingOutlet bob = two.join("bob", 0, true);
    ann.membership().lock(true);
    bob.membership().lock(true);
    bob.membership().lock(false);
    ann.membership().lock(false);
    ann.membership().lock(true);
    bob.membership().lock(true);
    bob.membership().lock(false);
    ann.membership().lock(false);
    bob.membership().lock(true);
    ann.membership().lock(true);
    link();
    assertTrue(one.room.snapshot().locked() && two.room.snapshot().locked());
  }

  @Test
  void whoIsSentAwayIsBarredAtEveryNodeAlsoAtOneThatComesLater() {
    RoomOfNode.link(one, two);
    RecordingOutlet ann = one.join("ann", 0, true);
    RecordingOutlet bob = two.join("bob");
    two.join("lia");
    ann.membership().remove("bob");
    assertEquals("bye REMOVED", bob.heard.getLast());
    assertEquals("ann lia", one.roster());
    assertEquals(List.of("refused REMOVED"), two.join("bob").heard);
    assertEquals(List.of("refused REMOVED"), one.join("bob").heard);

    RecordingOutlet again = three.join("bob");
    three.join("eve");
    RoomOfNode.link(one, three);
    assertEquals("bye REMOVED", again.heard.getLast());
    assertEquals("ann lia eve", one.roster());
  }

  @Test
  void allAreCountedWhereverTheyAreAndWhoOnlyMovesIsNotCountedTwice() {
    link();
    one.join("ann");
    two.join("bob");
    two.join("lia");
    assertEquals(List.of("refused ROOM_FULL"), one.join("eve").heard);
    assertEquals("joined lia", one.join("lia", 1, false).heard.getFirst());
    assertEquals("ann lia bob", one.roster());
  }

  @Test
  void aRoomThatOneNodeKeepsTranscriptsOfSaysSoEverywhere() {
    link();
    one.join("ann");
    two.join("bob");
    assertFalse(two.room.snapshot().keepsTranscripts());
    RoomPart part = one.room.part();
    two.room.gather(gathering ->
        gathering.heard(
            new RoomPart(
                part.node(),
                "r",
                part.version() + 1,
                new RoomPart.Settings(0, false, true),
                part.members())));
    assertTrue(two.room.snapshot().keepsTranscripts());
  }
}
