package io.babelgrid.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.ServicePlan;
import io.babelgrid.chat.TestChat;
import io.babelgrid.pipeline.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who comes in, who stays and who must go, with a clock that stands still. */
class RoomDoorTest {

  private final FakeMediaPlane media = new FakeMediaPlane();
  private final List<Consumer<Boolean>> told = new ArrayList<>();
  private final AtomicInteger keys = new AtomicInteger();
  private long nowNs;
  private final Room room =
      new Room(
          "r",
          new RoomContext(
              TestText.NODE,
              media,
              new KeepingJournal(told),
              () -> nowNs,
              new SmallRooms(),
              Runnable::run,
              () -> "key-" + keys.incrementAndGet(),
              () -> 0,
              () -> OtherNodes.NONE,
              TestChat.CONVERSATIONS,
              left -> {}));

  private RecordingOutlet join(String id) {
    return join(id, null, false);
  }

  private RecordingOutlet host(String id) {
    return join(id, null, true);
  }

  private RecordingOutlet join(String id, @Nullable String key, boolean host) {
    var outlet = new RecordingOutlet();
    room.expectOne();
    room.join(
        new JoinRequest(
            id,
            new DisplayName(id),
            new LanguageChoice(null, null),
            ServicePlan.BEST,
            false,
            false,
            true,
            key,
            host,
            false),
        outlet);
    return outlet;
  }

  @Test
  void whoComesBackMayWriteNoMoreThanTheyCouldHave() {
    RecordingOutlet first = join("anna");
    int taken = 0;
    while (first.membership().chatPace().take(5)) {
      taken++;
    }
    assertEquals(20, taken);
    RecordingOutlet back = join("anna", first.admission.resumeKey(), false);
    assertFalse(back.membership().chatPace().take(5));
    assertTrue(back.membership().chatPace().take(1_000_000_005));
    assertTrue(join("bob").membership().chatPace().take(5));
  }

  /** From another node, where they were so many times before. */
  private RecordingOutlet comeBack(String id, long incarnation) {
    var outlet = new RecordingOutlet();
    var voices = new TreeMap<>(Map.of(Language.ENGLISH, "af_heart"));
    room.expectOne();
    room.join(
        new JoinRequest(
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
            .with(new Past(incarnation, voices)),
        outlet);
    return outlet;
  }

  private long incarnation(String id) {
    return room.snapshot().participants().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow()
        .incarnation();
  }

  private List<String> here() {
    return room.snapshot().participants().stream().map(Participant::id).toList();
  }

  @Test
  void ghostsDoNotMakeARoomFull() {
    for (String ghost : List.of("a", "b", "c")) {
      RecordingOutlet outlet = join(ghost);
      outlet.open = false;
      outlet.membership().disconnected();
    }

    assertEquals("joined anna", join("anna").heard.getFirst());
    assertEquals(List.of("b", "c", "anna"), here(), "only as many go as must");
  }

  @Test
  void aSeatThatNeverHadMediaIsGivenUpSoonAfterItsConnection() {
    join("anna");
    RecordingOutlet ghost = join("ghost");
    ghost.open = false;
    ghost.membership().disconnected();

    nowNs += SmallRooms.GRACE_WITHOUT_MEDIA.toNanos() - 1;
    room.tick();
    assertEquals(List.of("anna", "ghost"), here());
    nowNs += 1;
    room.tick();
    assertEquals(List.of("anna"), here());
    assertTrue(media.session("ghost").closed);
  }

  @Test
  void whoGetsNoMediaInTimeGivesWayInAFullRoomOnly() {
    RecordingOutlet silent = join("silent");
    join("b");
    media.session("b").events.connected();
    nowNs += SmallRooms.MEDIA_WAIT.toNanos();
    join("c");
    room.tick();
    assertEquals(List.of("silent", "b", "c"), here(), "nobody else wants the place");

    assertEquals("joined d", join("d").heard.getFirst());
    assertEquals("bye TIMEOUT", silent.heard.getLast());
    assertEquals(List.of("b", "c", "d"), here());
    assertEquals(List.of("refused ROOM_FULL"), join("e").heard, "the others are still in time");
  }

  @Test
  void whoOnceHadMediaKeepsTheirPlace() {
    for (String id : List.of("a", "b", "c")) {
      RecordingOutlet outlet = join(id);
      media.session(id).events.connected();
      media.session(id).events.lost("ICE failed");
      outlet.open = false;
      outlet.membership().disconnected();
    }
    nowNs += SmallRooms.MEDIA_WAIT.toNanos();

    assertEquals(List.of("refused ROOM_FULL"), join("d").heard);
  }

  @Test
  void aLockedRoomRefusesNewcomersAndTakesBackItsOwnAndItsHosts() {
    RecordingOutlet host = host("host");
    RecordingOutlet anna = join("anna");
    host.membership().lock(true);
    assertTrue(anna.roster.locked());

    assertEquals(List.of("refused ROOM_LOCKED"), join("bruno").heard);
    assertEquals("joined anna", join("x", anna.admission.resumeKey(), false).heard.getFirst());
    assertEquals("joined other-host", host("other-host").heard.getFirst());

    host.membership().remove("other-host");
    host.membership().lock(false);
    assertEquals("joined bruno", join("bruno").heard.getFirst());
  }

  @Test
  void whoIsRemovedIsToldAndDoesNotComeBack() {
    RecordingOutlet host = host("host");
    RecordingOutlet anna = join("anna");
    String key = anna.admission.resumeKey();

    host.membership().remove("anna");

    assertEquals("bye REMOVED", anna.heard.getLast());
    assertTrue(media.session("anna").closed);
    assertEquals("roster [host]", host.heard.getLast());
    assertEquals(List.of("refused REMOVED"), join("anna").heard);
    assertEquals(List.of("refused REMOVED"), join("anna", key, false).heard);
  }

  @Test
  void whoComesFromAnotherNodeIsLetIntoALockedRoomButNotIfTheyWereRemoved() {
    RecordingOutlet host = host("host");
    host.membership().lock(true);
    assertEquals("joined anna", comeBack("anna", 1).heard.getFirst());
    assertEquals("af_heart", media.session("anna").past.voices().get(Language.ENGLISH));

    host.membership().remove("anna");
    assertEquals(List.of("refused REMOVED"), comeBack("anna", 7).heard);
  }

  @Test
  void theHigherIncarnationWins() {
    RecordingOutlet second = comeBack("anna", 2);
    RecordingOutlet third = comeBack("anna", 3);
    assertEquals("bye REPLACED", second.heard.getLast());
    assertEquals(List.of("refused OUTLIVED"), comeBack("anna", 2).heard);
    assertEquals(3, incarnation("anna"));

    third.membership().leave();
    assertEquals(List.of("refused OUTLIVED"), comeBack("anna", 2).heard);
    assertEquals("joined anna", comeBack("anna", 3).heard.getFirst(), "a lost answer is no crime");
  }

  @Test
  void whoComesAnewAfterBeingElsewhereCountsMoreThanWhoTheyWere() {
    comeBack("anna", 4).membership().leave();
    join("anna");
    assertEquals(5, incarnation("anna"));
    join("bruno").membership().leave();
    join("bruno");
    assertEquals(0, incarnation("bruno"));
  }

  @Test
  void onlyHostsLockAndRemove() {
    RecordingOutlet host = host("host");
    RecordingOutlet anna = join("anna");
    assertTrue(host.membership().isHost());
    assertFalse(anna.membership().isHost());

    anna.membership().lock(true);
    anna.membership().remove("host");
    host.membership().remove("host");
    host.membership().remove("nobody");

    assertFalse(room.snapshot().locked());
    assertEquals(List.of("host", "anna"), here());
  }

  @Test
  void aHostWhoComesBackIsAHostStill() {
    RecordingOutlet host = host("host");
    RecordingOutlet again = join("x", host.admission.resumeKey(), false);

    again.membership().lock(true);

    assertTrue(room.snapshot().locked());
    assertTrue(again.admission.room().participants().getFirst().host());
  }

  @Test
  void everyoneIsToldThatTheRoomKeepsTranscriptsOnceThatIsKnown() {
    RecordingOutlet anna = join("anna");
    assertFalse(anna.roster.keepsTranscripts());
    join("bruno");
    assertEquals(1, told.size(), "asked when the room opens");

    told.getFirst().accept(true);

    assertNotNull(anna.roster);
    assertTrue(anna.roster.keepsTranscripts());
    assertTrue(join("carla").admission.room().keepsTranscripts());
  }

  @Test
  void whoEndsTheCallSendsEverybodyAway() {
    RecordingOutlet anna = join("anna");

    room.close(Farewell.ENDED).join();

    assertEquals("bye ENDED", anna.heard.getLast());
    assertTrue(room.isVacant());
  }

  private record KeepingJournal(List<Consumer<Boolean>> told) implements RoomJournal {

    @Override
    public void named(String roomId) {}

    @Override
    public void opened(String roomId, Consumer<Boolean> keepsTranscripts) {
      told.add(keepsTranscripts);
    }

    @Override
    public void keep(String roomId, boolean keeps) {}

    @Override
    public void joined(Stay stay, Participant participant) {}

    @Override
    public void left(Stay stay) {}

    @Override
    public void closed(String roomId) {}
  }
}
