package io.babelgrid.relay;

import static io.babelgrid.relay.ThreeNodes.ENGLISH;
import static io.babelgrid.relay.ThreeNodes.PORTUGUESE;
import static io.babelgrid.relay.ThreeNodes.inPortuguese;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.room.MediaState;
import io.babelgrid.room.Reaction;
import io.babelgrid.room.RoomNews;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One room whose people are at three nodes, of which some vanish or are cut off. */
@Timeout(60)
class GridRoomTest {

  private final ThreeNodes nodes = new ThreeNodes();

  @AfterEach
  void end() {
    nodes.close();
  }

  @Test
  void everyChangeOfTheRosterIsSeenEverywhereWithinASecond() {
    TestPerson ann = nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.two.join("bob", PORTUGUESE);
    nodes.awaitRoster("ann", "bob");
    long beganNs = System.nanoTime();
    TestPerson lia = nodes.three.join("lia", PORTUGUESE);
    nodes.awaitRoster("ann", "bob", "lia");
    lia.membership().muted(true, true);
    await().until(() -> ann.sees("lia").orElseThrow().audioMuted());
    await().until(() -> bob.sees("lia").orElseThrow().videoMuted());
    lia.membership().leave();
    nodes.awaitRoster("ann", "bob");
    assertTrue(System.nanoTime() - beganNs < 3_000_000_000L, "three changes");
    List<Long> versions = List.copyOf(ann.versions);
    assertEquals(versions.stream().sorted().distinct().toList(), versions);
  }

  @Test
  void handsReactionsAndWhatAHostDoesReachEveryNode() {
    TestPerson host = nodes.one.join("host", ENGLISH, 0, true);
    TestPerson bob = nodes.two.join("bob", PORTUGUESE);
    TestPerson lia = nodes.three.join("lia", PORTUGUESE);
    nodes.awaitRoster("host", "bob", "lia");

    bob.membership().manners().hand(true);
    await().until(() -> lia.sees("bob").orElseThrow().handMs() > 0);
    await().until(() -> host.sees("bob").orElseThrow().handMs() > 0);
    host.membership().manners().lowerHand("bob");
    await().until(() -> lia.sees("bob").orElseThrow().handMs() == 0);

    lia.membership().manners().react(Reaction.PARTY);
    for (TestPerson each : List.of(host, bob, lia)) {
      await().until(() -> each.told.contains("reaction lia PARTY"));
    }

    host.membership().manners().hush("bob");
    await().until(() -> bob.told.contains("hushed by host"));
    await().until(() -> lia.sees("bob").orElseThrow().audioMuted());

    host.membership().manners().keepTranscripts(true);
    await().until(() -> bob.roster.keepsTranscripts() && lia.roster.keepsTranscripts());
    host.membership().manners().keepTranscripts(false);
    await().until(() -> !bob.roster.keepsTranscripts() && !lia.roster.keepsTranscripts());
  }

  @Test
  void thePeopleOfANodeThatVanishesAreGoneWithinSixSeconds() {
    TestPerson ann = nodes.one.join("ann", ENGLISH);
    nodes.two.join("bob", PORTUGUESE);
    nodes.three.join("lia", PORTUGUESE);
    nodes.awaitRoster("ann", "bob", "lia");
    nodes.two.stop();
    nodes.grid.vanish(nodes.two.id);
    await().until(() -> ann.sees("bob").orElseThrow().media() == MediaState.UNREACHABLE);
    await()
        .atMost(Duration.ofMillis(6_500))
        .until(() ->
            nodes.one.roster().equals(List.of("ann", "lia"))
                && nodes.three.roster().equals(List.of("ann", "lia")));
  }

  @Test
  void whoComesBackAtAnotherNodeIsOnePersonEverywhere() {
    TestPerson before = nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.two.join("bob", PORTUGUESE);
    nodes.three.join("lia", PORTUGUESE);
    nodes.awaitRoster("ann", "bob", "lia");
    nodes.three.join("ann", ENGLISH, 1, false);
    await().until(() -> before.told.contains("bye REPLACED"));
    nodes.awaitRoster("ann", "bob", "lia");
    await().until(() -> bob.sees("ann").orElseThrow().incarnation() == 1);
    nodes.three.speak("ann", 2);
    await().until(() -> bob.read("ann", true).contains("pt:word"));
    long first = bob.captions.getFirst().utterance();
    assertEquals(1L << 32, first, "utterances of another incarnation are others");

    nodes.one.join("ann", ENGLISH, 2, false);
    await().until(() -> bob.sees("ann").orElseThrow().incarnation() == 2);
    nodes.awaitRoster("ann", "bob", "lia");
    await().until(() -> nodes.one.roster().size() == 3);
  }

  @Test
  void aPartitionHealsWithoutAnybodyRejoining() {
    TestPerson ann = nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.two.join("bob", PORTUGUESE);
    nodes.awaitRoster("ann", "bob");
    nodes.one.speak("ann", 1);
    String before = nodes.one.awaitSaid("ann", 1);
    await().until(() -> bob.read("ann", true).equals(inPortuguese(before)));

    nodes.grid.cut(nodes.one.id, nodes.two.id);
    await().until(() -> ann.sees("bob").orElseThrow().media() == MediaState.UNREACHABLE);
    await().until(() -> bob.sees("ann").orElseThrow().media() == MediaState.UNREACHABLE);
    nodes.one.speak("ann", 1);
    String unheard = nodes.one.awaitSaid("ann", 2);
    await().pollDelay(Duration.ofSeconds(7)).until(() -> ann.sees("bob").isPresent());
    TestPerson eve = nodes.two.join("eve", PORTUGUESE);

    nodes.grid.heal(nodes.one.id, nodes.two.id);
    nodes.awaitRoster("ann", "bob", "eve");
    await().until(() -> bob.sees("ann").orElseThrow().media() != MediaState.UNREACHABLE);
    nodes.one.speak("ann", 1);
    String later = nodes.one.awaitSaid("ann", 3).substring(unheard.length() + 1);
    await().until(() -> bob.read("ann", true).equals(inPortuguese(before + " " + later)));
    await().until(() -> eve.read("ann", true).equals(inPortuguese(later)));
    assertFalse(bob.told.stream().anyMatch(told -> told.startsWith("bye")));
    assertFalse(ann.told.stream().anyMatch(told -> told.startsWith("bye")));
  }

  @Test
  void whoIsForgottenAndFoundAgainIsHeardAndWrittenDownAgain() {
    nodes.one.join("ann", ENGLISH);
    TestPerson bob = nodes.two.join("bob", PORTUGUESE);
    nodes.awaitRoster("ann", "bob");
    nodes.one.speak("ann", 1);
    String before = nodes.one.awaitSaid("ann", 1);
    await().until(() -> bob.read("ann", true).equals(inPortuguese(before)));
    int written = nodes.two.written.size();
    nodes.grid.cut(nodes.one.id, nodes.two.id);
    new RoomNews(nodes.two.rooms).died(nodes.one.id.node());
    await().until(() -> nodes.two.roster().equals(List.of("bob")));
    nodes.grid.heal(nodes.one.id, nodes.two.id);
    nodes.awaitRoster("ann", "bob");
    await().until(() -> nodes.two.roster().size() == 2);
    nodes.one.speak("ann", 1);
    String all = nodes.one.awaitSaid("ann", 2);
    await().until(() -> bob.read("ann", true).equals(inPortuguese(all)));
    assertTrue(nodes.two.written.size() > written);
  }

  @Test
  void aHostLocksSendsAwayAndEndsWhereverPeopleAre() {
    TestPerson ann = nodes.one.join("ann", ENGLISH, 0, true);
    TestPerson bob = nodes.two.join("bob", PORTUGUESE);
    TestPerson lia = nodes.three.join("lia", PORTUGUESE);
    nodes.awaitRoster("ann", "bob", "lia");
    ann.membership().lock(true);
    await().until(() -> bob.roster.locked() && lia.roster.locked());
    TestPerson stranger = nodes.three.join("eve", ENGLISH);
    await().until(() -> stranger.told.contains("refused ROOM_LOCKED"));
    ann.membership().remove("bob");
    await().until(() -> bob.told.contains("bye REMOVED"));
    nodes.awaitRoster("ann", "lia");
    TestPerson again = nodes.three.join("bob", PORTUGUESE);
    await().until(() -> again.told.contains("refused REMOVED"));

    nodes.two.rooms.end("room").join();
    await().until(() -> ann.told.contains("bye ENDED"));
    await().until(() -> lia.told.contains("bye ENDED"));
    await().until(() -> nodes.grid.links() == 0);
  }
}
