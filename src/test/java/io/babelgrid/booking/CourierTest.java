package io.babelgrid.booking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What waits gets to a broker that comes and goes. */
@Timeout(20)
class CourierTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Remembers what it got; answers, fails and keeps silent as it is told. */
  private static final class FakeBroker implements Broker {

    volatile Optional<Set<Topic>> there = Optional.of(Set.of(Topic.values()));
    volatile RuntimeException failure;
    volatile boolean silent;
    final List<String> got = new CopyOnWriteArrayList<>();
    final List<CompletableFuture<Void>> open = new CopyOnWriteArrayList<>();

    @Override
    public Optional<Set<Topic>> topics() {
      return there;
    }

    @Override
    public CompletableFuture<?> send(Topic topic, String key, byte[] value) {
      if (failure != null) {
        return CompletableFuture.failedFuture(failure);
      }
      var answer = new CompletableFuture<Void>();
      got.add(new String(value, UTF_8));
      if (silent) {
        open.add(answer);
      } else {
        answer.complete(null);
      }
      return answer;
    }

    @Override
    public boolean isHopeless(Throwable e) {
      return e instanceof IllegalArgumentException;
    }
  }

  private final FakeBroker broker = new FakeBroker();
  private final Map<Topic, Outbox> outboxes = new EnumMap<>(Topic.class);
  private final Set<Topic> told = new HashSet<>();
  private final Courier courier =
      new Courier(outboxes, broker, Duration.ofMillis(10), Duration.ofMillis(50), told::addAll);

  CourierTest() {
    for (Topic topic : Topic.values()) {
      outboxes.put(topic, new Outbox(1_000, 1_000_000));
    }
  }

  @AfterEach
  void stop() {
    courier.stop(PATIENCE);
  }

  private void use(int from, int to) {
    for (int i = from; i < to; i++) {
      outboxes.get(Topic.USAGE).offer(TestEntries.usage(i));
    }
    courier.wake();
  }

  private List<String> usage(int to) {
    var all = new ArrayList<String>();
    for (int i = 0; i < to; i++) {
      all.add(new String(EntryJson.write(TestEntries.usage(i)), UTF_8));
    }
    return all;
  }

  private void awaitArrived(int count) {
    await().atMost(PATIENCE).until(() -> outboxes.get(Topic.USAGE).sent() == count);
  }

  @Test
  void everythingArrivesOnceAndInOrder() {
    use(0, 450);
    courier.start();
    awaitArrived(450);
    use(450, 460);
    awaitArrived(460);
    assertEquals(usage(460), broker.got);
    assertEquals(Set.of(Topic.values()), told);
  }

  @Test
  void whileNobodyAnswersItWaits() {
    broker.there = Optional.empty();
    courier.start();
    use(0, 5);
    await().atMost(PATIENCE).until(courier::isAway);
    assertEquals(List.of(), broker.got);

    broker.there = Optional.of(Set.of(Topic.values()));
    awaitArrived(5);
    assertFalse(courier.isAway());
    assertEquals(usage(5), broker.got);
  }

  @Test
  void whatIsOnItsWayWhenTheBrokerGoesIsNotSentAgain() {
    broker.silent = true;
    use(0, 5);
    courier.start();
    await().atMost(PATIENCE).until(() -> broker.open.size() == 5);
    broker.there = Optional.empty();
    await().atMost(PATIENCE).until(courier::isAway);
    use(5, 8);

    broker.silent = false;
    broker.there = Optional.of(Set.of(Topic.values()));
    broker.open.forEach(answer -> answer.complete(null));
    awaitArrived(8);
    assertEquals(usage(8), broker.got);
  }

  @Test
  void whatDidNotArriveIsSentAgain() {
    broker.failure = new IllegalStateException("not now");
    courier.start();
    use(0, 3);
    await()
        .during(Duration.ofMillis(100))
        .atMost(PATIENCE)
        .until(() -> outboxes.get(Topic.USAGE).waiting() == 3);
    broker.failure = null;
    awaitArrived(3);
  }

  @Test
  void whatTheBrokerWillNeverTakeIsDroppedAndHoldsNothingUp() {
    broker.failure = new IllegalArgumentException("too large");
    courier.start();
    use(0, 3);
    await().atMost(PATIENCE).until(() -> outboxes.get(Topic.USAGE).dropped() == 3);
    broker.failure = null;
    use(3, 4);
    awaitArrived(1);
  }

  @Test
  void aTopicThatIsMissingHoldsNoOtherUp() {
    broker.there = Optional.of(Set.of(Topic.USAGE));
    outboxes.get(Topic.LATENCY).offer(TestEntries.latency(0, 1));
    courier.start();
    use(0, 2);
    awaitArrived(2);
    assertEquals(1, outboxes.get(Topic.LATENCY).waiting());
  }

  @Test
  void aStopWaitsForWhatCanBeSentAndForNothingElse() {
    use(0, 450);
    courier.start();
    courier.stop(PATIENCE);
    assertEquals(450, outboxes.get(Topic.USAGE).sent());
  }

  @Test
  void aStopDoesNotWaitForABrokerThatIsAway() {
    broker.silent = true;
    use(0, 2);
    courier.start();
    await().atMost(PATIENCE).until(() -> broker.open.size() == 2);
    broker.there = Optional.empty();
    await().atMost(PATIENCE).until(courier::isAway);
    long startNs = System.nanoTime();
    courier.stop(PATIENCE);
    assertTrue(System.nanoTime() - startNs < PATIENCE.toNanos() / 2);
    assertEquals(2, outboxes.get(Topic.USAGE).waiting());
  }
}
