package io.babelgrid.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.ServicePlan;
import io.babelgrid.edge.EdgeProfile;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.Origin;
import io.babelgrid.store.Bookings.Outcome;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A report counts once, whatever happens to it on its way. */
@QuarkusTest
@TestProfile(EdgeProfile.class)
@Timeout(60)
class BookingsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Inject RoomStore rooms;
  @Inject Bookings bookings;
  @Inject WriteQueue writes;
  @Inject Purge purge;

  private final String room = "room-" + UUID.randomUUID();
  private final UUID stay = UUID.randomUUID();
  private final NodeEpoch node = new NodeEpoch(UUID.randomUUID(), 1);
  private final NodeEpoch other = new NodeEpoch(UUID.randomUUID(), 1);

  @BeforeEach
  void aRoom() {
    rooms.create(room, "Planning", true, ServicePlan.BEST, HostKey.make()).await().atMost(PATIENCE);
  }

  private void writeDownTheStay() {
    var participation = new ParticipationEntity();
    participation.id = stay;
    participation.roomId = room;
    participation.participantId = "ann";
    participation.nodeId = node.node();
    participation.joinedAt = Instant.now();
    var usage = new UsageEntity();
    usage.participationId = stay;
    writes
        .written("a stay", session -> session.persistAll(participation, usage))
        .await()
        .atMost(PATIENCE);
  }

  private EarlyReport report(NodeEpoch of, long sequence, String kind) {
    return new EarlyReport(new Origin(stay, of, sequence), kind, "{\"n\":" + sequence + "}");
  }

  private Outcome use(NodeEpoch of, long sequence, long words) {
    return bookings
        .usage(
            TestReports.of(new Origin(stay, of, sequence), 10, words, 20, 30),
            report(of, sequence, "usage"))
        .await()
        .atMost(PATIENCE);
  }

  private StoredParticipation.Usage used() {
    writes.written("nothing", session -> Uni.createFrom().voidItem()).await().atMost(PATIENCE);
    return rooms.participations(room).await().atMost(PATIENCE).getFirst().usage();
  }

  @Test
  void reportsCountOnceInAnyOrderAndHoweverOften() {
    writeDownTheStay();
    List<Long> sequences = new ArrayList<>();
    for (long sequence = 0; sequence < 12; sequence++) {
      sequences.addAll(Collections.nCopies(3, sequence));
    }
    Collections.shuffle(sequences, new Random(7));
    long booked =
        sequences.stream()
            .filter(sequence -> use(node, sequence, 1L << sequence) == Outcome.BOOKED)
            .count();

    assertEquals(12, booked);
    assertEquals(new StoredParticipation.Usage(120, (1 << 12) - 1, 240, 360), used());
  }

  @Test
  void whatNeverCameIsStillBookedWhenItComes() {
    writeDownTheStay();
    assertEquals(Outcome.BOOKED, use(node, 5, 32));
    assertEquals(Outcome.BOOKED, use(node, 9, 512));
    assertEquals(Outcome.BOOKED, use(node, 7, 128));
    assertEquals(Outcome.REPEATED, use(node, 7, 128));
    assertEquals(Outcome.BOOKED, use(node, 0, 1));
    assertEquals(Outcome.REPEATED, use(node, 9, 512));
    assertEquals(32 + 512 + 128 + 1, used().words());
  }

  @Test
  void aReportFarAheadCostsNoMoreThanItsBoundAndLeavesTheLastOnesOpen() {
    writeDownTheStay();
    assertEquals(Outcome.BOOKED, use(node, 1L << 50, 1));
    assertEquals(Outcome.REPEATED, use(node, 3, 2), "too long ago to be told from a repetition");
    assertEquals(Outcome.BOOKED, use(node, (1L << 50) - 4096, 4));
    assertEquals(Outcome.BOOKED, use(node, (1L << 50) + 9000, 8));
    assertEquals(Outcome.REPEATED, use(node, (1L << 50) - 1, 16));
    assertEquals(Outcome.BOOKED, use(node, (1L << 50) + 8999, 32));
    assertEquals(1 + 4 + 8 + 32, used().words());
  }

  @Test
  void eachNodeAndEachOfItsStartsCountsForItself() {
    writeDownTheStay();
    use(node, 0, 1);
    use(other, 0, 2);
    use(new NodeEpoch(node.node(), 2), 0, 4);
    use(node, 0, 1);
    assertEquals(7, used().words());
  }

  @Test
  void whatWasBookedHereIsNotBookedAgainFromElsewhere() {
    writeDownTheStay();
    bookings.usage(TestReports.of(new Origin(stay, node, 0), 10, 5, 0, 0));
    assertEquals(5, used().words());
    assertEquals(Outcome.REPEATED, use(node, 0, 5));
    assertEquals(Outcome.BOOKED, use(node, 1, 6));
    bookings.usage(TestReports.of(new Origin(stay, node, 1), 10, 6, 0, 0));
    assertEquals(11, used().words());
  }

  @Test
  void theReportOfMostWordsStaysInWhateverOrderTheyCome() {
    writeDownTheStay();
    List<Uni<Outcome>> reports = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      for (int sequence = 0; sequence < 6; sequence++) {
        reports.add(latency(node, sequence, 10 * sequence));
        reports.add(latency(other, sequence, 7 * sequence));
      }
    }
    Collections.shuffle(reports, new Random(3));
    reports.forEach(report -> report.await().atMost(PATIENCE));

    StoredLatency kept = rooms.latency(room).await().atMost(PATIENCE).getFirst();
    assertEquals(50, kept.words());
    assertEquals(5.5, kept.p50Ms());
  }

  private Uni<Outcome> latency(NodeEpoch of, long sequence, long words) {
    double ms = sequence + (of.equals(node) ? 0.5 : 0.25);
    return bookings.latency(
        List.of(new LatencyFigures("voice", words, ms, ms, ms, ms, 0, List.of())),
        report(of, sequence, "latency"));
  }

  @Test
  void aReportThatComesBeforeItsStayIsKeptForIt() {
    assertEquals(Outcome.EARLY, use(node, 0, 3));
    assertEquals(Outcome.EARLY, use(node, 0, 3));
    assertEquals(Outcome.EARLY, latency(node, 0, 3).await().atMost(PATIENCE));
    assertTrue(early().isEmpty());

    writeDownTheStay();
    List<EarlyReport> reports = early();
    assertEquals(
        List.of(report(node, 0, "usage"), report(node, 0, "latency")),
        reports.stream().sorted((a, b) -> b.kind().compareTo(a.kind())).toList());
    assertEquals(Outcome.BOOKED, use(node, 0, 3));
    reports.forEach(report -> bookings.forget(report).await().atMost(PATIENCE));
    assertTrue(early().isEmpty());
    assertEquals(3, used().words());
  }

  @Test
  void aReportWhoseStayNeverComesIsForgottenAfterADay() {
    assertEquals(Outcome.EARLY, use(node, 0, 3));
    purge.run(Instant.now().plus(Duration.ofHours(25)));
    writeDownTheStay();
    assertTrue(early().isEmpty());
  }

  private List<EarlyReport> early() {
    return bookings.noLongerEarly().await().atMost(PATIENCE).stream()
        .filter(report -> report.origin().stay().equals(stay))
        .toList();
  }
}
