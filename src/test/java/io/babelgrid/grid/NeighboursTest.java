package io.babelgrid.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.lifecycle.NodeState;
import io.babelgrid.store.StoredNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NeighboursTest {

  private static final UUID SELF = UUID.randomUUID();
  private static final UUID OTHER = UUID.randomUUID();
  private static final Pace PACE =
      new Pace(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(5));
  private static final long MINUTES_5 = 300_000;

  private final ObjectMapper json = new ObjectMapper();
  private final Neighbours neighbours = new Neighbours(SELF, PACE, json);
  private long nowMs = 1_000_000;
  private long beat = 7;
  private long silenceMs;

  private StoredNode word(UUID id, long epoch, String advert) {
    return new StoredNode(
        id, epoch, beat, NodeState.READY.name(), advert, Duration.ofMillis(silenceMs));
  }

  private String advert(String name) {
    try {
      return json.writeValueAsString(TestNodes.advert(name));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** Reads after so many ms in which the other said something or not. */
  private Presence after(long ms, boolean said) {
    beat += said ? 1 : 0;
    silenceMs = said ? 0 : silenceMs;
    nowMs += ms;
    silenceMs += said ? 0 : ms;
    return neighbours
        .read(
            List.of(word(SELF, 1, advert("here")), word(OTHER, 1, advert("there"))),
            TimeUnit.MILLISECONDS.toNanos(nowMs))
        .getFirst()
        .presence();
  }

  @Test
  void whoSaysNothingIsSuspectedThenDeadAndComesBack() {
    assertEquals(Presence.UP, after(0, true));
    assertEquals(Presence.UP, after(1_000, false));
    assertEquals(Presence.UP, after(1_000, false));
    assertEquals(Presence.SUSPECT, after(1_000, false));
    assertEquals(Presence.SUSPECT, after(1_000, false));
    assertEquals(Presence.DEAD, after(1_000, false));
    assertEquals(Presence.UP, after(1_000, true));
  }

  @Test
  void whenItNextMeansSomethingElseIsKnown() {
    after(0, true);
    assertEquals(3_000, nextMs());
    beat++;
    nowMs += 300;
    assertEquals(Presence.UP, after(700, false));
    assertEquals(2_300, nextMs());
    assertEquals(Presence.UP, after(1_000, false));
    assertEquals(Presence.SUSPECT, after(1_300, false));
    assertEquals(2_000, nextMs());
    after(1_000, false);
    assertEquals(Presence.DEAD, after(1_000, false));
    assertEquals(Long.MAX_VALUE, neighbours.nextNs());
  }

  private long nextMs() {
    return TimeUnit.NANOSECONDS.toMillis(neighbours.nextNs());
  }

  @Test
  void nobodyDiesWhileTheDatabaseIsAway() {
    after(0, true);
    after(1_000, true);
    // It is back, and the other has not yet said anything again.
    assertEquals(Presence.UP, after(MINUTES_5, false));
    assertEquals(Presence.UP, after(100, true));
  }

  @Test
  void whoDiedMeanwhileIsFoundOutSoonAfter() {
    after(0, true);
    assertEquals(Presence.UP, after(MINUTES_5, false));
    assertEquals(Presence.SUSPECT, after(1_000, false));
    after(1_000, false);
    assertEquals(Presence.DEAD, after(1_000, false));
  }

  @Test
  void ofWhoWasNeverHeardTheDatabaseKnows() {
    silenceMs = 4_000;
    assertEquals(Presence.DEAD, after(60_000, false));
  }

  @Test
  void clocksOfOthersDoNotMatter() {
    after(0, true);
    silenceMs = 3_600_000;
    beat++;
    assertEquals(Presence.UP, after(1_000, false));
  }

  @Test
  void aRestartIsAWord() {
    after(0, true);
    after(1_000, false);
    after(1_000, false);
    nowMs += 1_000;
    List<GridNode> read =
        neighbours.read(
            List.of(word(OTHER, 2, advert("there"))), TimeUnit.MILLISECONDS.toNanos(nowMs));
    assertEquals(Presence.UP, read.getFirst().presence());
    assertEquals(2, read.getFirst().id().epoch());
  }

  @Test
  void whatLaterVersionsSayIsPassedOver() {
    String more = advert("there").replaceFirst("\\{", "{\"moreover\":{\"a\":[1]},");
    assertEquals(1, neighbours.read(List.of(word(OTHER, 1, more)), 0).size());
    for (String broken : List.of("{}", "[]", "{\"name\":7}", "nothing", "null")) {
      assertTrue(neighbours.read(List.of(word(OTHER, 1, broken)), 0).isEmpty(), broken);
    }
  }

  @Test
  void whereItIsReachedIsReadAndMissedInOlderWords() throws Exception {
    var place = new LinkPlace("10.0.0.7", 10_001, "ab".repeat(32));
    String told = json.writeValueAsString(TestNodes.advert("there").with(place, List.of()));
    assertEquals(place, read(told).link());
    assertEquals(place, read(told.replace("\"port\"", "\"more\":1,\"port\"")).link());
    var older = (com.fasterxml.jackson.databind.node.ObjectNode) json.readTree(told);
    older.remove("link");
    assertEquals(TestNodes.advert("there"), read(older.toString()));
  }

  private Advert read(String advert) {
    return neighbours.read(List.of(word(OTHER, 1, advert)), 0).getFirst().advert();
  }
}
