package io.babelgrid.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.ServicePlan;
import io.babelgrid.chat.TestChat;
import io.babelgrid.room.FakeMediaPlane.FakeSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** People on the way from one node to another, as both see them, with a clock that stands still. */
class RoomDepartureTest {

  private static final long S = 1_000_000_000L;
  private static final NodeEpoch OTHER = new NodeEpoch(new UUID(7, 7), 1);
  private static final NodeEpoch NEXT = new NodeEpoch(new UUID(7, 9), 1);

  private final FakeMediaPlane media = new FakeMediaPlane();
  private final List<Departure.End> ends = new ArrayList<>();
  private long nowNs = 100 * S;
  private long told;
  private final Room room =
      new Room(
          "r",
          new RoomContext(
              TestText.NODE,
              media,
              new ListJournal(new ArrayList<>()),
              () -> nowNs,
              new SmallRooms(),
              Runnable::run,
              () -> "key",
              () -> 0,
              () -> OtherNodes.NONE,
              TestChat.CONVERSATIONS,
              left -> {}));

  private RecordingOutlet join(Past past) {
    var outlet = new RecordingOutlet();
    room.expectOne();
    room.join(request("ana", past), outlet);
    return outlet;
  }

  private static JoinRequest request(String id, Past past) {
    return new JoinRequest(
            id,
            new DisplayName(id),
            new LanguageChoice(null, null),
            ServicePlan.BEST,
            false,
            false,
            true,
            null,
            false,
            false)
        .with(past);
  }

  /** Another node says that she is there. */
  private void elsewhere(long incarnation) {
    elsewhere(OTHER, incarnation, false);
  }

  private void elsewhere(NodeEpoch node, long incarnation, boolean arriving) {
    var there = Participant.of(request("ana", from(incarnation, false)));
    var member = new RoomPart.Member(Stay.begin(node, "r", "ana"), there, arriving, "");
    var settings = new RoomPart.Settings(0, false, false);
    var part = new RoomPart(node, "r", ++told, settings, List.of(member));
    room.gather(gathering -> gathering.heard(part));
  }

  private void nobodyElsewhere() {
    var settings = new RoomPart.Settings(0, false, false);
    var part = new RoomPart(OTHER, "r", ++told, settings, List.of());
    room.gather(gathering -> gathering.heard(part));
  }

  private static Past from(long incarnation, boolean heardThere) {
    return new Past(incarnation, new TreeMap<>(), heardThere);
  }

  /** Somebody who was asked to go, and arrives as number 3. */
  private RecordingOutlet asked() {
    RecordingOutlet ana = join(from(2, false));
    ana.membership().departs(new Departure(3, Duration.ofSeconds(10), ends::add));
    return ana;
  }

  private FakeSession ana() {
    return media.session("ana");
  }

  private void pass(long seconds) {
    for (int i = 0; i < seconds; i++) {
      nowNs += S;
      room.tick();
    }
  }

  private String last(RecordingOutlet outlet) {
    return outlet.heard.getLast();
  }

  @Test
  void whoArrivedIsLetGoHeardOutAndThenGone() {
    RecordingOutlet ana = asked();
    assertNull(ana().lettingGo, "they are not there yet");
    ana.membership().arrived();
    ana().busy = true;
    ana().lettingGo.accept(nowNs - S);
    assertEquals("let go at " + (nowNs - S), last(ana));
    pass(4);
    assertTrue(ana.open, "their voice still speaks");
    ana().busy = false;
    pass(2);
    assertEquals("bye MOVED", last(ana));
    assertTrue(ana().closed);
    assertEquals(List.of(Departure.End.MOVED), ends);
    assertTrue(room.isVacant());
  }

  @Test
  void whoIsNeverLetGoIsGoneInBoundedTime() {
    RecordingOutlet ana = asked();
    pass(9);
    ana.membership().arrived();
    pass(9);
    assertTrue(ana.open);
    pass(1);
    assertEquals("bye MOVED", last(ana));
  }

  @Test
  void whoDoesNotArriveInTimeStays() {
    RecordingOutlet ana = asked();
    pass(10);
    assertEquals(List.of(Departure.End.STAYED), ends);
    assertTrue(ana.open);
    assertNull(ana().lettingGo);
    ana.membership().arrived();
    assertNull(ana().lettingGo, "it is too late");
  }

  @Test
  void whoSaysThatTheyStayCountsForMoreThanWhatTheyLeftThere() {
    RecordingOutlet ana = asked();
    ana.membership().stays();
    assertEquals(List.of(Departure.End.STAYED), ends);
    assertEquals(4, room.snapshot().participants().getFirst().incarnation());
    elsewhere(3);
    assertTrue(ana.open);
    ana.membership().stays();
    assertEquals(4, room.snapshot().participants().getFirst().incarnation());
  }

  @Test
  void whoHasArrivedIsNotAskedToGoAgain() {
    RecordingOutlet ana = asked();
    ana.membership().arrived();
    ana.membership().departs(new Departure(3, Duration.ofSeconds(10), ends::add));
    assertEquals(List.of(Departure.End.STAYED), ends);
    ana().lettingGo.accept(nowNs);
    pass(2);
    assertEquals(List.of(Departure.End.STAYED, Departure.End.MOVED), ends);
  }

  @Test
  void whoLeavesMeanwhileHasLeft() {
    RecordingOutlet ana = asked();
    ana.membership().leave();
    assertEquals("bye LEFT", last(ana));
    assertEquals(List.of(Departure.End.GONE), ends);
  }

  @Test
  void whoseConnectionBreaksOnceTheyArrivedHasMovedAndBeforeComesBack() {
    RecordingOutlet ana = asked();
    ana.membership().disconnected();
    assertFalse(room.isVacant());
    ana.membership().arrived();
    ana.membership().disconnected();
    assertEquals("bye MOVED", last(ana));
  }

  @Test
  void whoComesBackOnAnotherConnectionWasNotMoved() {
    asked();
    join(from(2, false));
    assertEquals(List.of(Departure.End.STAYED), ends);
    pass(20);
    assertFalse(room.isVacant());
  }

  @Test
  void aHigherIncarnationElsewhereWinsAtOnceUnlessTheyAreBeingMovedThere() {
    room.expectOne();
    room.join(request("bea", Past.NONE), new RecordingOutlet());
    RecordingOutlet ana = asked();
    elsewhere(3);
    assertTrue(ana.open, "the hand-over decides");
    pass(10);
    assertTrue(ana.open, "they did not arrive");
    elsewhere(1);
    assertTrue(ana.open);
    elsewhere(3);
    assertEquals("bye REPLACED", last(ana));
    elsewhere(4);
    assertEquals("refused OUTLIVED", last(join(from(3, false))));
  }

  @Test
  void whoArrivesIsHeardFromWhenTheOtherNodeLetGo() {
    RecordingOutlet ana = join(from(3, true));
    assertNull(ana().heardUntilNs);
    nowNs += 2 * S;
    ana.membership().begins(Duration.ofMillis(500));
    assertEquals(nowNs - S / 2, ana().heardUntilNs);
    nowNs += 2 * S;
    ana.membership().begins(Duration.ofMillis(500));
    assertEquals(nowNs - 2 * S - S / 2, ana().heardUntilNs, "once");
  }

  @Test
  void whoArrivesIsWhereTheyComeFromUntilTheyAreHeardHere() {
    room.expectOne();
    room.join(request("bea", Past.NONE), new RecordingOutlet());
    elsewhere(2);
    RecordingOutlet ana = join(from(3, true));
    assertEquals(2, incarnation());
    assertEquals(List.of(2L), played());
    assertTrue(room.part().members().getLast().arriving());
    ana.membership().begins(Duration.ZERO);
    assertEquals(3, incarnation());
    assertEquals(List.of(2L), played(), "what was heard there is still to be played");
    assertFalse(room.part().members().getLast().arriving());
    nobodyElsewhere();
    assertEquals(List.of(), played());
  }

  @Test
  void whoGoesFromOneToAnotherIsAskedForThereBeforeTheyAreHeardThere() {
    room.expectOne();
    room.join(request("bea", Past.NONE), new RecordingOutlet());
    elsewhere(2);
    elsewhere(NEXT, 3, true);
    assertEquals(2, incarnation());
    assertEquals(List.of(2L, 3L), played());
    elsewhere(NEXT, 3, false);
    assertEquals(3, incarnation());
    assertEquals(List.of(2L, 3L), played());
    nobodyElsewhere();
    assertEquals(List.of(3L), played());
  }

  @Test
  void whoArrivesFromANodeThatIsLostIsHere() {
    room.expectOne();
    room.join(request("bea", Past.NONE), new RecordingOutlet());
    elsewhere(2);
    join(from(3, true));
    room.gather(gathering -> gathering.broke(OTHER));
    assertEquals(3, incarnation());
  }

  private long incarnation() {
    return room.snapshot().participants().stream()
        .filter(one -> one.id().equals("ana"))
        .mapToLong(Participant::incarnation)
        .sum();
  }

  /** Incarnations of those of the other node who are played here. */
  private List<Long> played() {
    return media.members.stream().map(member -> member.participant().incarnation()).toList();
  }

  @Test
  void whomNobodySaysToBeginIsHeardAtLast() {
    join(from(3, true));
    pass(24);
    assertNull(ana().heardUntilNs);
    pass(1);
    assertEquals(nowNs, ana().heardUntilNs);
  }

  @Test
  void whoComesBackSinceTheOtherNodeDiedIsHeardAtOnce() {
    join(from(3, true));
    join(from(4, false));
    assertNotNull(ana().heardUntilNs);
    assertEquals(4, room.snapshot().participants().getFirst().incarnation());
  }
}
