package io.babelgrid.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.ServicePlan;
import io.babelgrid.budget.Workload;
import io.babelgrid.edge.EdgeProfile;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.Caption;
import io.babelgrid.room.LatencyReport;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.Origin;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What other nodes send is written down as if it were from here, and once. */
@QuarkusTest
@TestProfile(EdgeProfile.class)
@Timeout(60)
class ManyNodesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Inject RoomStore rooms;
  @Inject Bookings bookings;
  @Inject TranscriptKeeper keeper;
  @Inject KeptRooms kept;
  @Inject WriteQueue writes;

  private final String room = "room-" + UUID.randomUUID();
  private final UUID stay = UUID.randomUUID();
  private final NodeEpoch near = new NodeEpoch(UUID.randomUUID(), 1);
  private final NodeEpoch far = new NodeEpoch(UUID.randomUUID(), 1);

  /** Somebody is in the room whom another node took in. */
  @BeforeEach
  void comeElsewhere() {
    rooms.create(room, "Planning", true, ServicePlan.BEST, HostKey.make()).await().atMost(PATIENCE);
    var participation = new ParticipationEntity();
    participation.id = stay;
    participation.roomId = room;
    participation.participantId = "ann";
    participation.name = "Ann";
    participation.nodeId = far.node();
    participation.joinedAt = Instant.now();
    var usage = new UsageEntity();
    usage.participationId = stay;
    writes
        .written("a stay", session -> session.persistAll(participation, usage))
        .await()
        .atMost(PATIENCE);
    kept.opened(room, true);
  }

  private void settle() {
    writes.written("nothing", session -> Uni.createFrom().voidItem()).await().atMost(PATIENCE);
  }

  private void used(UUID of, NodeEpoch node, long sequence, long words) {
    var origin = new Origin(of, node, sequence);
    bookings.usage(TestReports.of(origin, 1_000, words, 10, 100));
  }

  private StoredParticipation.Usage usage() {
    settle();
    return rooms.participations(room).await().atMost(PATIENCE).getFirst().usage();
  }

  @Test
  void aReportOfAStayThatBeganElsewhereIsBookedAndARepeatedOneIsNotBookedAgain() {
    used(stay, far, 0, 3);
    used(stay, far, 1, 4);
    used(stay, far, 1, 4);
    used(stay, far, 0, 3);
    assertEquals(new StoredParticipation.Usage(2_000, 7, 20, 200), usage());

    used(stay, far, 2, 5);
    assertEquals(12, usage().words());
  }

  @Test
  void everyNodeThatWorksForASpeakerIsBookedAndSoIsOneThatStartsAgain() {
    used(stay, far, 0, 1);
    used(stay, near, 0, 2);
    used(stay, new NodeEpoch(far.node(), 2), 0, 4);
    assertEquals(7, usage().words());
  }

  @Test
  void aReportOfAStayThatNobodyKnowsHarmsNoOther() {
    used(UUID.randomUUID(), far, 0, 9);
    used(stay, far, 0, 1);
    assertEquals(1, usage().words());
  }

  @Test
  void latencyOfAStayThatBeganElsewhereIsKept() {
    var ledger = LatencyLedger.standard();
    ledger.post(Workload.CAPTION, 0, 1_000_000, 2_000_000, 3_000_000);
    bookings.latency(new LatencyReport(new Origin(stay, far, 0), room, "ann", ledger.summary()));
    settle();
    List<StoredLatency> latency = rooms.latency(room).await().atMost(PATIENCE);
    assertEquals(
        Map.of("caption", 1L),
        latency.stream()
            .filter(one -> one.words() > 0)
            .collect(Collectors.toMap(StoredLatency::workload, StoredLatency::words)));
  }

  private Caption caption(NodeEpoch node, long sequence, String words, boolean last) {
    var origin = new Origin(stay, node, sequence);
    return new Caption(origin, room, "ann", 7, Language.ENGLISH, false, words, last);
  }

  private List<String> lines() {
    settle();
    return rooms.transcripts(room, null).await().atMost(PATIENCE).stream()
        .map(StoredUtterance::text)
        .toList();
  }

  @Test
  void aLineThatTwoNodesHeardIsKeptOnce() {
    var another = new TranscriptKeeper(writes, kept);
    for (var each : List.of(keeper, another)) {
      each.hear(caption(far, 0, "good", false));
      each.hear(caption(far, 1, "morning", true));
    }
    assertEquals(List.of("good morning"), lines());
  }

  @Test
  void wordsThatComeAgainAreNotInALineTwice() {
    keeper.hear(caption(far, 0, "good", false));
    keeper.hear(caption(far, 0, "good", false));
    keeper.hear(caption(far, 1, "morning", true));
    keeper.hear(caption(far, 1, "morning", true));
    assertEquals(List.of("good morning"), lines());
  }

  @Test
  void linesOfTwoNodesAreTwoLines() {
    keeper.hear(caption(far, 0, "good", false));
    keeper.hear(caption(near, 0, "and", false));
    keeper.hear(caption(far, 1, "morning", true));
    keeper.hear(caption(near, 1, "bye", true));
    assertEquals(List.of("good morning", "and bye"), lines());
  }
}
