package io.babelgrid.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.budget.FlowKind;
import io.babelgrid.budget.ServicePlan;
import io.babelgrid.edge.EdgeProfile;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.FlowUse;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.Origin;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was used adds up, by whatever it is summed up, and what a dead node kept is lost. */
@QuarkusTest
@TestProfile(EdgeProfile.class)
@Timeout(60)
class UsageBookTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final List<ToLongFunction<UsageSum>> AMOUNTS =
      List.of(
          UsageSum::callMs,
          UsageSum::recognisedMs,
          UsageSum::translatedMs,
          UsageSum::voicedMs,
          UsageSum::lipsMs,
          UsageSum::words,
          UsageSum::computeMs,
          UsageSum::receivedBytes,
          UsageSum::sentBytes,
          UsageSum::backhaulBytes,
          UsageSum::lostMs,
          UsageSum::costNanos);

  @Inject RoomStore rooms;
  @Inject Bookings bookings;
  @Inject UsageBook book;
  @Inject NodeDays days;
  @Inject NodeStore nodes;
  @Inject Purge purge;
  @Inject WriteQueue writes;

  private final String room = "room-" + UUID.randomUUID();
  private final NodeEpoch home = new NodeEpoch(UUID.randomUUID(), 7);
  private final NodeEpoch worker = new NodeEpoch(UUID.randomUUID(), 2);

  /** Of no other test. */
  private final LocalDate day = LocalDate.of(1970, 1, 1).plusDays(new Random().nextInt(15_000));

  private final Instant noon = day.atTime(12, 0).toInstant(java.time.ZoneOffset.UTC);

  private UUID stay(String in, Instant joined) {
    rooms.create(in, null, false, ServicePlan.BEST, HostKey.make()).await().atMost(PATIENCE);
    var stay = new ParticipationEntity();
    stay.id = UUID.randomUUID();
    stay.roomId = in;
    stay.participantId = "p-" + stay.id;
    stay.nodeId = home.node();
    stay.joinedAt = joined;
    var usage = new UsageEntity();
    usage.participationId = stay.id;
    write(session -> session.persistAll(stay, usage));
    return stay.id;
  }

  private void write(java.util.function.Function<Mutiny.Session, Uni<Void>> work) {
    writes.written("a test's", work).await().atMost(PATIENCE);
  }

  private void sql(String statement, Object... values) {
    write(session -> {
      var query = session.createNativeQuery(statement);
      for (int i = 0; i < values.length; i++) {
        query.setParameter(i + 1, values[i]);
      }
      return query.executeUpdate().replaceWithVoid();
    });
  }

  private void use(
      UUID stay, NodeEpoch node, long sequence, Instant until, boolean last, FlowUse... flows) {
    var total = new StoredParticipation.Usage(0, 0, 0, 0);
    var booked =
        List.of(flows).stream().map(use -> BookedUse.of(use, use.computeMs() * 14)).toList();
    bookings.usage(new BookedReport(new Origin(stay, node, sequence), until, last, total, booked));
  }

  private static FlowUse flow(FlowKind flow, @Nullable Language language, int n) {
    return new FlowUse(flow, language, 7L * n, n, 3L * n, 11L * n, 13L * n, 5L * n);
  }

  private List<UsageSum> sums(UsageBook.By by) {
    write(session -> Uni.createFrom().voidItem());
    return book.sums(by, range()).await().atMost(PATIENCE).parts();
  }

  private UsageBook.Range range() {
    return new UsageBook.Range(day, day.plusDays(1), null);
  }

  private UsageSum total() {
    write(session -> Uni.createFrom().voidItem());
    return book.sums(UsageBook.By.DAY, range()).await().atMost(PATIENCE).total();
  }

  @Test
  void theSameIsUsedByRoomByDayByLanguageByNodeAndByFlow() {
    var random = new Random(3);
    var stays = new ArrayList<UUID>();
    for (int i = 0; i < 6; i++) {
      stays.add(stay(room + "-" + i % 3, noon));
    }
    long expectedBytes = 0;
    for (int sequence = 0; sequence < 20; sequence++) {
      UUID stay = stays.get(random.nextInt(stays.size()));
      NodeEpoch node = random.nextBoolean() ? home : worker;
      int n = 1 + random.nextInt(1_000);
      Language language = random.nextBoolean() ? Language.ENGLISH : Language.PORTUGUESE;
      Instant until = noon.plus(random.nextInt(24), ChronoUnit.HOURS);
      for (int again = 0; again < 2; again++) {
        use(
            stay,
            node,
            sequence,
            until,
            false,
            flow(FlowKind.CALL, null, n),
            flow(FlowKind.RECOGNITION, null, n + 1),
            flow(FlowKind.TRANSLATION, language, n + 2),
            flow(FlowKind.VOICE, language, n + 3),
            flow(FlowKind.LIPS, language, n + 4));
      }
      expectedBytes += 5L * (5 * n + 10);
    }
    UsageSum total = total();
    assertEquals(expectedBytes, total.backhaulBytes());
    for (UsageBook.By by : UsageBook.By.values()) {
      List<UsageSum> parts = sums(by);
      for (ToLongFunction<UsageSum> amount : AMOUNTS) {
        assertEquals(
            amount.applyAsLong(total), parts.stream().mapToLong(amount).sum(), by + " " + parts);
      }
    }
    assertEquals(3, sums(UsageBook.By.ROOM).size());
    assertEquals(2, sums(UsageBook.By.DAY).size());
    assertEquals(List.of("", "en", "pt"), keys(UsageBook.By.LANGUAGE));
    assertEquals(
        List.of("call", "lips", "recognition", "translation", "voice"), keys(UsageBook.By.FLOW));
    assertEquals(2, sums(UsageBook.By.NODE).size());
  }

  private List<String> keys(UsageBook.By by) {
    return sums(by).stream().map(UsageSum::key).toList();
  }

  /** A node says its last word 70 s before now, when others end what it left open. */
  private Instant dies(NodeEpoch node) {
    sql(
        "insert into node (id, epoch, beat, state, advert, seen_at) values (?1, ?2, 1, 'READY',"
            + " cast('{}' as jsonb), clock_timestamp() - interval '70 seconds')",
        node.node(),
        node.epoch());
    return Instant.now().minusSeconds(70);
  }

  private UsageSum of(String in) {
    write(session -> Uni.createFrom().voidItem());
    LocalDate today = LocalDate.now(java.time.ZoneOffset.UTC);
    return book.sums(UsageBook.By.ROOM, new UsageBook.Range(today.minusDays(1), today, in))
        .await()
        .atMost(PATIENCE)
        .parts()
        .getFirst();
  }

  @Test
  void whatADeadNodeHadNotReportedIsLostAndNothingElse() {
    Instant died = dies(home);
    UUID open = stay(room, died.minusSeconds(60));
    UUID over = stay(room, died.minusSeconds(60));
    use(open, home, 0, died.minusSeconds(8), false, flow(FlowKind.CALL, null, 1));
    use(over, home, 0, died.minusSeconds(30), true, flow(FlowKind.CALL, null, 1));
    stay(room, died.minusSeconds(4));
    stay(room, died.plusMillis(700));
    write(session -> Uni.createFrom().voidItem());

    nodes.reap(Duration.ofSeconds(60)).await().atMost(PATIENCE);
    nodes.reap(Duration.ofSeconds(60)).await().atMost(PATIENCE);

    assertEquals(8_000 + 4_000, of(room).lostMs(), 200);
    assertEquals(
        0,
        rooms.participations(room).await().atMost(PATIENCE).stream()
            .filter(stay -> stay.leftAt() == null)
            .count());
    use(open, home, 1, died.minusSeconds(1), false, flow(FlowKind.CALL, null, 1));
    assertEquals(1_000 + 4_000, of(room).lostMs(), 200, "it came late and is lost no more");
  }

  @Test
  void whatADeadNodeDidForSomebodyElsewhereIsLostToo() {
    Instant died = dies(worker);
    UUID stay = stay(room, died.minusSeconds(60));
    use(stay, worker, 0, died.minusSeconds(6), false, flow(FlowKind.VOICE, Language.ENGLISH, 1));
    use(stay, home, 0, died.plusSeconds(30), false, flow(FlowKind.CALL, null, 1));
    write(session -> Uni.createFrom().voidItem());
    nodes.reap(Duration.ofSeconds(60)).await().atMost(PATIENCE);
    assertEquals(6_000, of(room).lostMs(), 200);
  }

  @Test
  void whoHadLeftLongBeforeTheNodeDiedLostNoMoreThanTheirLastReport() {
    Instant died = dies(home);
    UUID stay = stay(room, died.minusSeconds(4_000));
    use(stay, home, 0, died.minusSeconds(3_000), false, flow(FlowKind.CALL, null, 1));
    sql("update participation set left_at = ?1 where id = ?2", died.minusSeconds(2_993), stay);
    nodes.reap(Duration.ofSeconds(60)).await().atMost(PATIENCE);
    assertEquals(7_000, of(room).lostMs(), 200);
  }

  @Test
  void whoWasThereWhenTheNodeDiedLeftThenAndNotWhenItStartedAgain() {
    Instant started = Instant.now();
    Instant died = started.minusSeconds(40_000);
    UUID stay = stay(room, died.minusSeconds(60));
    use(stay, home, 0, died, false, flow(FlowKind.CALL, null, 1));
    var again = new NodeEpoch(home.node(), home.epoch() + 1);
    write(session -> OpenEnds.ofEarlierStart(session, again, started));
    write(session -> OpenEnds.ofEarlierStart(session, again, started));

    Instant left = rooms.participations(room).await().atMost(PATIENCE).getFirst().leftAt();
    assertEquals(died.plusSeconds(10).toEpochMilli(), left.toEpochMilli(), 5);
    assertEquals(10_000, of(room).lostMs());
  }

  @Test
  void whatANodeCountedIsReplacedByItsNextWordAndForgottenInTheEnd() {
    days.book(new NodeDay(home, day, "here", 10, 20, 5, 7, 3, 1));
    days.book(new NodeDay(home, day, "here", 20, 40, 9, 8, 4, 2));
    days.book(new NodeDay(worker, day, "there", 1, 2, 1, 1, 1, 1));
    write(session -> Uni.createFrom().voidItem());
    List<NodeDay> kept = book.nodes(range()).await().atMost(PATIENCE);
    assertEquals(
        List.of(
            new NodeDay(home, day, "here", 20, 40, 9, 8, 4, 2),
            new NodeDay(worker, day, "there", 1, 2, 1, 1, 1, 1)),
        kept);
    purge.run(Instant.now());
    write(session -> Uni.createFrom().voidItem());
    assertEquals(List.of(), book.nodes(range()).await().atMost(PATIENCE));
  }
}
