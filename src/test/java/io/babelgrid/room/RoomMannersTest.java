package io.babelgrid.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hands, reactions, and what hosts do with others, at one node and over two. */
@Timeout(10)
class RoomMannersTest {

  private final RoomOfNode here = new RoomOfNode(1);
  private final RoomOfNode there = new RoomOfNode(2);
  private RecordingOutlet host;
  private RecordingOutlet anna;
  private RecordingOutlet ben;

  @BeforeEach
  void meet() {
    RoomOfNode.nowNs = 0;
    host = here.join("host", 0, true);
    anna = here.join("anna");
    ben = there.join("ben");
    RoomOfNode.link(here, there);
  }

  private static Participant one(RoomOfNode node, String id) {
    return node.room.snapshot().participants().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private Stream<RoomOfNode> nodes() {
    return Stream.of(here, there);
  }

  private static List<String> acts(RecordingOutlet outlet) {
    return outlet.heard.stream()
        .filter(line -> line.startsWith("reaction") || line.startsWith("hushed"))
        .toList();
  }

  @Test
  void aHandIsUpForEverybodySinceItWasRaisedUntilItIsLowered() {
    ben.membership().manners().hand(true);
    long sinceMs = one(here, "ben").handMs();
    assertTrue(sinceMs > 0);

    ben.membership().manners().hand(true);
    assertTrue(nodes().allMatch(node -> one(node, "ben").handMs() == sinceMs), "raised again");

    ben.membership().manners().hand(false);
    assertTrue(nodes().allMatch(node -> one(node, "ben").handMs() == 0));
  }

  @Test
  void aHandStaysUpOverAnotherConnectionAndAtAnotherNode() {
    ben.membership().manners().hand(true);
    long sinceMs = one(there, "ben").handMs();

    there.join("ben");
    assertEquals(sinceMs, one(here, "ben").handMs());

    here.join("ben", 5, false);
    assertEquals(sinceMs, one(here, "ben").handMs());
  }

  @Test
  void aHostLowersAnyHandAndNobodyElseDoes() {
    ben.membership().manners().hand(true);
    anna.membership().manners().lowerHand("ben");
    assertTrue(one(here, "ben").handMs() > 0);

    host.membership().manners().lowerHand("ben");
    assertTrue(nodes().allMatch(node -> one(node, "ben").handMs() == 0));
  }

  @Test
  void aReactionIsShownOnceToEverybodyAtEveryNode() {
    anna.membership().manners().react(Reaction.CLAP);
    for (RecordingOutlet each : List.of(host, anna, ben)) {
      assertEquals(List.of("reaction anna CLAP"), acts(each));
    }
  }

  @Test
  void whoIsMutedByAHostIsToldAndSilentAtTheirNodeUntilTheyUnmute() {
    host.membership().manners().hush("ben");

    assertEquals(List.of("hushed by host"), acts(ben));
    assertTrue(one(here, "ben").audioMuted());
    assertTrue(there.media.session("ben").hushed);
    assertEquals("audio true, video false", there.media.session("ben").mutes.getLast());

    ben.membership().muted(true, false);
    assertTrue(there.media.session("ben").hushed, "their page did as it was told");

    ben.membership().muted(false, false);
    assertFalse(there.media.session("ben").hushed);
    assertTrue(nodes().noneMatch(node -> one(node, "ben").audioMuted()));
  }

  @Test
  void whatAPageSaidBeforeItKnewOfTheMuteOpensNothing() {
    host.membership().manners().hush("anna");
    anna.membership().muted(false, true);

    assertTrue(here.media.session("anna").hushed);
    assertTrue(one(here, "anna").audioMuted());
    assertTrue(one(here, "anna").videoMuted(), "the camera is theirs");
  }

  @Test
  void whoMissedTheMuteSinceTheirConnectionBrokeIsToldWhenTheyAreBack() {
    host.membership().manners().hush("anna");
    RecordingOutlet again = here.join("anna");
    assertEquals(List.of("hushed by host"), acts(again));
    assertTrue(one(here, "anna").audioMuted());

    again.membership().muted(true, false);
    again.membership().muted(false, false);
    assertEquals(List.of(), acts(here.join("anna")));
    assertFalse(one(here, "anna").audioMuted());
  }

  @Test
  void nobodyIsMutedByAGuestOrTwice() {
    anna.membership().manners().hush("ben");
    assertFalse(one(here, "ben").audioMuted());

    ben.membership().muted(true, false);
    host.membership().manners().hush("ben");
    host.membership().manners().hush("nobody");
    assertEquals(List.of(), acts(ben));
    ben.membership().muted(false, false);
    assertFalse(one(here, "ben").audioMuted());
  }

  @Test
  void aHostSwitchesTranscriptsForEverybodyAndEveryNodeWritesThemOrStops() {
    host.membership().manners().keepTranscripts(true);
    assertTrue(nodes().allMatch(node -> node.room.snapshot().keepsTranscripts()));
    assertTrue(ben.roster.keepsTranscripts());
    assertTrue(nodes().allMatch(node -> node.journal.getLast().equals("kept")));

    anna.membership().leave();
    RecordingOutlet late = there.join("late");
    assertTrue(late.admission.room().keepsTranscripts());

    host.membership().manners().keepTranscripts(false);
    assertTrue(nodes().noneMatch(node -> node.room.snapshot().keepsTranscripts()));
    assertTrue(nodes().allMatch(node -> node.journal.getLast().equals("not kept")));
  }

  @Test
  void whatTheJournalKnewBeforeDoesNotUndoWhatAHostDecided() {
    host.membership().manners().keepTranscripts(true);
    nodes().forEach(node -> node.room.keepsTranscripts(false));
    assertTrue(nodes().allMatch(node -> node.room.snapshot().keepsTranscripts()));
  }

  @Test
  void aHostEndsTranscriptsThatOnlyAnotherNodeKnowsOf() {
    there.room.keepsTranscripts(true);
    assertTrue(nodes().allMatch(node -> node.room.snapshot().keepsTranscripts()));
    host.membership().manners().keepTranscripts(false);
    assertTrue(nodes().noneMatch(node -> node.room.snapshot().keepsTranscripts()));
    assertEquals("not kept", there.journal.getLast());
  }

  @Test
  void aNodeThatCouldNotBeReachedLearnsOfTheDecisionLater() {
    RoomOfNode.cut(here, there);
    host.membership().manners().keepTranscripts(true);
    assertFalse(there.room.snapshot().keepsTranscripts());

    RoomOfNode.link(here, there);
    assertEquals("kept", there.journal.getLast());
    assertTrue(there.room.snapshot().keepsTranscripts());
  }

  @Test
  void guestsDecideNothingOfTranscripts() {
    anna.membership().manners().keepTranscripts(true);
    assertFalse(here.room.snapshot().keepsTranscripts());
  }
}
