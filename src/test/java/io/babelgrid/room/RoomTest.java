package io.babelgrid.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.budget.ServicePlan;
import io.babelgrid.chat.TestChat;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.MediaGrants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Rooms with a clock that stands still and commands that run at once. */
class RoomTest {

  private static final LanguageChoice ENGLISH =
      new LanguageChoice(Language.ENGLISH, Language.ENGLISH);
  private static final LanguageChoice PORTUGUESE =
      new LanguageChoice(Language.PORTUGUESE, Language.PORTUGUESE);
  private static final LanguageChoice ORIGINALS = new LanguageChoice(null, null);

  private final FakeMediaPlane media = new FakeMediaPlane();
  private final List<String> journal = new ArrayList<>();
  private final List<String> settled = new ArrayList<>();
  private final AtomicInteger keys = new AtomicInteger();
  private long nowNs;
  private final Room room = new Room("r", context());

  private RoomContext context() {
    return new RoomContext(
        TestText.NODE,
        media,
        new ListJournal(journal),
        () -> nowNs,
        new SmallRooms(),
        Runnable::run,
        () -> "key-" + keys.incrementAndGet(),
        () -> 0,
        () -> OtherNodes.NONE,
        TestChat.CONVERSATIONS,
        left -> settled.add(left.isVacant() ? "vacant" : "taken"));
  }

  private RecordingOutlet join(String id, LanguageChoice languages) {
    return join(
        new JoinRequest(
            id,
            new DisplayName(id.toUpperCase()),
            languages,
            ServicePlan.BEST,
            false,
            false,
            true,
            null,
            false,
            false));
  }

  private static JoinRequest returning(
      String tokenId,
      String name,
      LanguageChoice languages,
      boolean muted,
      boolean lips,
      String key) {
    var shown = new DisplayName(name);
    return new JoinRequest(
        tokenId, shown, languages, ServicePlan.BEST, muted, false, lips, key, false, false);
  }

  private RecordingOutlet join(JoinRequest request) {
    var outlet = new RecordingOutlet();
    room.expectOne();
    room.join(request, outlet);
    return outlet;
  }

  @Test
  void whoJoinsSeesEveryoneAndIsSeenByEveryone() {
    RecordingOutlet anna = join("anna", ENGLISH);
    RecordingOutlet bruno = join("bruno", PORTUGUESE);

    assertEquals(List.of("joined anna", "roster [anna, bruno]"), anna.heard);
    assertEquals(List.of("joined bruno"), bruno.heard);
    assertEquals(2, bruno.roster.participants().size());
    assertTrue(anna.roster.version() == bruno.roster.version());
    assertEquals(List.of("opened", "joined anna", "joined bruno"), journal);
  }

  @Test
  void aFullRoomRefusesButTakesBackWhoBelongsThere() {
    RecordingOutlet anna = join("anna", ENGLISH);
    join("bruno", ENGLISH);
    join("carla", ENGLISH);

    assertEquals(List.of("refused ROOM_FULL"), join("dora", ENGLISH).heard);

    String key = anna.admission.resumeKey();
    var again = join(returning("other-token", "Anna", ENGLISH, false, true, key));
    assertEquals("joined anna", again.heard.getFirst());
  }

  @Test
  void aResumedParticipationKeepsItsMediaAndTheOldConnectionIsToldSo() {
    RecordingOutlet before = join("anna", ENGLISH);
    var session = media.session("anna");
    String key = before.admission.resumeKey();

    RecordingOutlet after = join(returning("x", "Anna", PORTUGUESE, true, false, key));

    assertEquals("bye REPLACED", before.heard.getLast());
    assertEquals("anna", after.admission.participantId());
    assertFalse(session.closed);
    assertEquals(PORTUGUESE, session.choices.getLast());
    assertEquals("audio true, video false", session.mutes.getLast());
    assertEquals(List.of(true, false), session.lips);
    assertFalse(after.admission.room().participants().getFirst().lips());
    before.membership().leave();
    assertEquals(1, room.snapshot().participants().size(), "a replaced client commands nothing");
  }

  @Test
  void aKeyIsGoodForOneReturn() {
    String first = join("anna", ENGLISH).admission.resumeKey();
    RecordingOutlet second = join(returning(first));
    String key = second.admission.resumeKey();
    assertNotEquals(first, key);

    RecordingOutlet unheard = join(returning(first));
    assertEquals("anna", unheard.admission.participantId(), "who was told of no new key");
    unheard.membership().muted(true, false);
    assertEquals("joined thief", join(returning(first)).heard.getFirst());
    assertEquals("joined thief-2", join(returning(key, "thief-2")).heard.getFirst());
    RecordingOutlet third = join(returning(unheard.admission.resumeKey()));
    assertEquals("anna", third.admission.participantId());
  }

  private static JoinRequest returning(String key) {
    return returning(key, "thief");
  }

  private static JoinRequest returning(String key, String id) {
    return returning(id, id, ENGLISH, false, true, key);
  }

  @Test
  void aBrokenConnectionIsForgivenForTheGracePeriodOnly() {
    RecordingOutlet anna = join("anna", ENGLISH);
    RecordingOutlet bruno = join("bruno", ENGLISH);
    media.session("bruno").events.connected();
    bruno.open = false;
    bruno.membership().disconnected();

    nowNs += SmallRooms.GRACE.toNanos() - 1;
    room.tick();
    assertEquals(2, room.snapshot().participants().size());
    assertEquals(MediaState.CONNECTED, anna.roster.participants().getLast().media());

    nowNs += 1;
    room.tick();
    assertEquals("roster [anna]", anna.heard.getLast());
    assertTrue(media.session("bruno").closed);
    assertEquals("left bruno", journal.getLast());
  }

  @Test
  void whosePageGoesIsWaitedForNoLongerThanAPageNeedsToComeBack() {
    join("anna", ENGLISH);
    RecordingOutlet bruno = join("bruno", ENGLISH);
    media.session("bruno").events.connected();
    bruno.open = false;
    bruno.membership().goesAway();

    nowNs += SmallRooms.GRACE_GOING_AWAY.toNanos() - 1;
    room.tick();
    assertEquals(2, room.snapshot().participants().size());

    nowNs += 1;
    room.tick();
    assertEquals(1, room.snapshot().participants().size());
    assertTrue(media.session("bruno").closed);
  }

  @Test
  void whoCameBackAfterTheirPageWentIsForgivenTheNextBreakInFull() {
    RecordingOutlet before = join("anna", ENGLISH);
    media.session("anna").events.connected();
    before.membership().goesAway();
    RecordingOutlet again = join(returning(before.admission.resumeKey(), "anna"));
    again.open = false;
    again.membership().disconnected();

    nowNs += SmallRooms.GRACE.toNanos() - 1;
    room.tick();
    assertEquals(1, room.snapshot().participants().size());
  }

  @Test
  void aConnectionThatBreaksUnnoticedIsFoundByTheTick() {
    join("anna", ENGLISH).open = false;

    room.tick();
    assertEquals(MediaState.LOST, room.snapshot().participants().getFirst().media());
    nowNs += SmallRooms.GRACE.toNanos();
    room.tick();
    assertTrue(room.isVacant());
    assertEquals(List.of("taken", "vacant"), settled);
  }

  @Test
  void silenceAndLossOfMediaAreSeenByEveryone() {
    RecordingOutlet anna = join("anna", ENGLISH);
    join("bruno", ENGLISH);
    MediaEvents bruno = media.session("bruno").events;

    bruno.connected();
    assertEquals(MediaState.CONNECTED, anna.roster.participants().getLast().media());
    bruno.silent();
    assertEquals(MediaState.SILENT, anna.roster.participants().getLast().media());
    bruno.lost("ICE failed");
    assertEquals(MediaState.LOST, anna.roster.participants().getLast().media());
  }

  @Test
  void eventsOfMediaThatWasGivenUpChangeNothing() {
    RecordingOutlet anna = join("anna", ENGLISH);
    MediaEvents old = media.session("anna").events;
    anna.membership().leave();
    RecordingOutlet again = join("anna", ENGLISH);

    old.lost("closed");

    assertEquals(MediaState.JOINING, again.roster.participants().getFirst().media());
  }

  @Test
  void everyoneReadsTheSpeakersWordsAndOnlyWhoHearsALanguageReadsTheTranslation() {
    RecordingOutlet anna = join("anna", ENGLISH);
    RecordingOutlet bruno = join("bruno", PORTUGUESE);
    RecordingOutlet carla = join("carla", ORIGINALS);

    room.deliver(TestText.caption("r", "anna", 1, Language.ENGLISH, false, "good morning", true));
    room.deliver(TestText.caption("r", "anna", 1, Language.PORTUGUESE, true, "bom dia", true));

    assertEquals(List.of("caption en good morning"), captions(anna));
    assertEquals(List.of("caption en good morning", "caption pt bom dia"), captions(bruno));
    assertEquals(List.of("caption en good morning"), captions(carla));
  }

  @Test
  void aSpeakerWhoHearsTheTargetLanguageGetsNoTranslationOfThemself() {
    RecordingOutlet anna = join("anna", new LanguageChoice(Language.ENGLISH, Language.PORTUGUESE));

    room.deliver(TestText.caption("r", "anna", 1, Language.PORTUGUESE, true, "bom dia", true));

    assertEquals(List.of(), captions(anna));
  }

  @Test
  void aLanguageChangedMidCallIsTheOneReadFromThen() {
    RecordingOutlet anna = join("anna", ORIGINALS);
    var portuguese = TestText.caption("r", "bruno", 1, Language.PORTUGUESE, true, "olá", false);

    room.deliver(portuguese);
    anna.membership().languages(old -> new LanguageChoice(old.speak(), Language.PORTUGUESE));
    room.deliver(portuguese);

    assertEquals(List.of("caption pt olá"), captions(anna));
    assertEquals(Language.PORTUGUESE, media.session("anna").choices.getLast().hear());
  }

  @Test
  void whoSpeaksAnotherLanguageThanTheyDeclaredIsToldAndNobodyElse() {
    RecordingOutlet anna = join("anna", ENGLISH);
    RecordingOutlet bruno = join("bruno", PORTUGUESE);

    media.session("anna").events.misdeclared(Language.PORTUGUESE);

    assertTrue(anna.heard.contains("misdeclared pt"), anna.heard::toString);
    assertFalse(bruno.heard.contains("misdeclared pt"), bruno.heard::toString);
  }

  @Test
  void offersAreAnsweredAndFailuresTold() {
    RecordingOutlet anna = join("anna", ENGLISH);

    anna.membership().offer(1, "v=0", Map.of("2", "bruno.audio"), MediaGrants.ALL);
    anna.membership().offer(2, FakeMediaPlane.UNSUPPORTED, Map.of(), MediaGrants.ALL);

    assertEquals(
        List.of("joined anna", "answer 1 answer to v=0", "offer failed unsupported_sdp"),
        anna.heard);
    assertEquals(Map.of("2", "bruno.audio"), media.session("anna").slots);
  }

  @Test
  void talkIsToldToTheListenerOnly() {
    RecordingOutlet anna = join("anna", ENGLISH);
    RecordingOutlet bruno = join("bruno", PORTUGUESE);

    media.session("bruno").events.talk("anna", Language.PORTUGUESE, true);

    assertEquals("talk anna pt true", bruno.heard.getLast());
    assertFalse(anna.heard.stream().anyMatch(line -> line.startsWith("talk")));
  }

  @Test
  void howASpeakerIsServedIsToldToTheListenerOnly() {
    RecordingOutlet anna = join("anna", ENGLISH);
    RecordingOutlet bruno = join("bruno", PORTUGUESE);

    MediaEvents events = media.session("bruno").events;
    events.served("anna", Language.PORTUGUESE, ServiceLevel.CAPTIONS, "The node is busy.");
    assertEquals("served anna pt CAPTIONS The node is busy.", bruno.heard.getLast());
    assertFalse(anna.heard.stream().anyMatch(line -> line.startsWith("served")));

    bruno.membership().leave();
    int told = bruno.heard.size();
    events.served("anna", Language.PORTUGUESE, ServiceLevel.VOICE, "");
    assertEquals(told, bruno.heard.size());
  }

  @Test
  void whoDoesNotWantTheirLipsRedrawnIsObeyedAndSeenByEveryone() {
    RecordingOutlet anna = join("anna", ENGLISH);
    RecordingOutlet bruno = join("bruno", PORTUGUESE);
    assertTrue(bruno.roster.participants().getFirst().lips());

    anna.membership().lips(false);

    assertEquals(List.of(true, false), media.session("anna").lips);
    assertFalse(bruno.roster.participants().getFirst().lips());
    assertEquals(List.of(true), media.session("bruno").lips, "everyone decides for themself");
    anna.membership().muted(true, true);
    assertFalse(bruno.roster.participants().getFirst().lips(), "other changes keep the choice");
  }

  @Test
  void whichPictureIsSentIsToldToTheListenerOnlyAndToWhomeverTookTheirPlace() {
    RecordingOutlet anna = join("anna", ENGLISH);
    RecordingOutlet bruno = join("bruno", PORTUGUESE);
    MediaEvents events = media.session("bruno").events;

    events.lips("anna", Language.PORTUGUESE, true);
    assertEquals("lips anna pt true", bruno.heard.getLast());
    assertFalse(anna.heard.stream().anyMatch(line -> line.startsWith("lips")));

    String key = bruno.admission.resumeKey();
    RecordingOutlet again = join(returning("x", "Bruno", PORTUGUESE, false, true, key));
    events.lips("anna", Language.PORTUGUESE, false);
    assertEquals("lips anna pt false", again.heard.getLast());
    assertEquals("lips anna pt true", lips(bruno).getLast());
  }

  @Test
  void aChangeThatChangesNothingIsNotTold() {
    RecordingOutlet anna = join("anna", ENGLISH);
    int told = anna.heard.size();

    anna.membership().muted(false, false);
    assertEquals(told, anna.heard.size());
    anna.membership().muted(true, false);
    assertEquals(told + 1, anna.heard.size());
  }

  @Test
  void whenTheServiceStopsEveryoneIsToldAndTheJournalIsComplete() {
    RecordingOutlet anna = join("anna", ENGLISH);
    RecordingOutlet bruno = join("bruno", ENGLISH);

    room.close(Farewell.SHUTDOWN).join();

    assertEquals("bye SHUTDOWN", anna.heard.getLast());
    assertEquals("bye SHUTDOWN", bruno.heard.getLast());
    assertEquals(List.of("left anna", "left bruno", "closed"), journal.subList(3, 6));
  }

  private static List<String> captions(RecordingOutlet outlet) {
    return outlet.heard.stream().filter(line -> line.startsWith("caption")).toList();
  }

  private static List<String> lips(RecordingOutlet outlet) {
    return outlet.heard.stream().filter(line -> line.startsWith("lips")).toList();
  }
}
