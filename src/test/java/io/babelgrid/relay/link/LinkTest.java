package io.babelgrid.relay.link;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.relay.LinkMessage;
import io.babelgrid.relay.Links;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nodes that talk over real sockets. */
@Timeout(60)
class LinkTest {

  private final TestNode.Grid grid = new TestNode.Grid();
  private final List<TestNode> nodes = new ArrayList<>();

  private TestNode node(long number) throws Exception {
    return node(number, TestNode.SETTINGS);
  }

  private TestNode node(long number, LinkSettings settings) throws Exception {
    TestNode node = TestNode.of(grid, number, settings, NanoClock.system());
    nodes.add(node);
    return node;
  }

  @AfterEach
  void close() {
    nodes.forEach(TestNode::close);
  }

  @Test
  void whoWantsALinkGetsOneAndBothTell() throws Exception {
    TestNode one = node(1);
    TestNode two = node(2);
    TestNode three = node(3);
    // The one that dials, and the one that asks to be dialled.
    one.want(two);
    three.want(two);
    TestNode.awaitOpen(one, two);
    TestNode.awaitOpen(two, three);

    List<LinkMessage> all = new TestMessages(one.id, new Random(1)).all();
    all.forEach(message -> assertTrue(one.send(two, message)));
    assertTrue(two.send(one, TestMessages.numbered(1)));
    assertTrue(two.send(three, TestMessages.numbered(2)));
    await().atMost(TestNode.PATIENCE).until(() -> two.messages().size() == all.size());
    await().atMost(TestNode.PATIENCE).until(() -> three.messages().size() == 1);
    assertEquals(List.of("opened 1"), one.events());
    assertEquals(List.of("opened 1", "opened 1"), two.events());
    assertEquals(List.of(TestMessages.numbered(1)), one.messages());
    assertFalse(one.isOpenTo(three));
    assertFalse(one.send(three, TestMessages.numbered(3)));
    assertEquals(1, one.count("dropped"));
    assertEquals(all.size(), (int) one.count("sent"));
  }

  @Test
  void bothWantAtOnceAndThereIsOneStream() throws Exception {
    for (int i = 0; i < 10; i++) {
      TestNode one = node(100 + 2L * i);
      TestNode two = node(101 + 2L * i);
      var start = new CountDownLatch(1);
      Thread first = Thread.ofVirtual().start(() -> wantAfter(start, one, two));
      Thread second = Thread.ofVirtual().start(() -> wantAfter(start, two, one));
      start.countDown();
      first.join();
      second.join();
      TestNode.awaitOpen(one, two);
      assertTrue(one.send(two, TestMessages.numbered(i)));
      assertTrue(two.send(one, TestMessages.numbered(i)));
      await().atMost(TestNode.PATIENCE).until(() -> one.messages().size() == 1);
      await().atMost(TestNode.PATIENCE).until(() -> two.messages().size() == 1);
      assertEquals(List.of("opened 1"), one.events());
      assertEquals(List.of("opened 1"), two.events());
      one.close();
      two.close();
    }
  }

  private static void wantAfter(CountDownLatch start, TestNode one, TestNode other) {
    try {
      start.await();
      one.want(other);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void messagesStayInOrderUnderLoad() throws Exception {
    TestNode one = node(1);
    TestNode two = node(2);
    one.want(two);
    TestNode.awaitOpen(one, two);
    for (int i = 0; i < 20_000; i++) {
      while (!one.send(two, TestMessages.numbered(i))) {
        Thread.sleep(1);
      }
    }
    await().atMost(TestNode.PATIENCE).until(() -> two.messages().size() == 20_000);
    List<LinkMessage> came = two.messages();
    for (int i = 0; i < 20_000; i++) {
      assertEquals(TestMessages.numbered(i), came.get(i));
    }
    assertEquals(20_000, two.count("received"));
    assertEquals(List.of("opened 1"), one.events());
  }

  @Test
  void whatDoesNotFitTheQueueOfASlowNodeIsDroppedAndCountedAndTheLinkStays() throws Exception {
    TestNode one = node(1);
    TestNode two = node(2);
    one.want(two);
    TestNode.awaitOpen(one, two);
    var slow = new CountDownLatch(1);
    two.doing(() -> awaitQuietly(slow));
    var large = new LinkMessage.Remove("r".repeat(250), "p".repeat(250));
    int sent = 0;
    int failed = 0;
    for (int i = 0; i < 20_000 && failed < 100; i++) {
      if (one.send(two, large)) {
        sent++;
      } else {
        failed++;
      }
    }
    assertEquals(100, failed);
    assertEquals(100, one.count("dropped"));
    assertTrue(sent >= TestNode.SETTINGS.queueMessages());
    slow.countDown();
    int all = sent;
    await().atMost(TestNode.PATIENCE).until(() -> two.messages().size() == all);
    assertTrue(one.send(two, TestMessages.numbered(1)));
    await().atMost(TestNode.PATIENCE).until(() -> two.messages().size() == all + 1);
    assertEquals(List.of("opened 1"), two.events());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aMessageThatIsTooLargeIsDroppedAtItsSender() throws Exception {
    TestNode one = node(1);
    TestNode two = node(2);
    one.want(two);
    TestNode.awaitOpen(one, two);
    assertFalse(one.send(two, new LinkMessage.Left("x".repeat(2 << 20))));
    assertTrue(one.send(two, TestMessages.numbered(1)));
    await().atMost(TestNode.PATIENCE).until(() -> two.messages().size() == 1);
    assertEquals(1, one.count("dropped"));
  }

  @Test
  void nonsenseEndsTheStreamIsCountedAndTheLinkComesBack() throws Exception {
    TestNode one = node(1);
    TestNode two = node(2);
    one.want(two);
    TestNode.awaitOpen(one, two);
    assertTrue(one.send(two, new LinkMessage.Left("")));
    await().atMost(TestNode.PATIENCE).until(() -> one.count("opened") == 2);
    TestNode.awaitOpen(one, two);
    assertEquals(1, two.count("unreadable"));
    assertEquals(List.of("opened 1", "broke 1", "opened 1"), two.events());
    assertTrue(one.send(two, TestMessages.numbered(1)));
    await().atMost(TestNode.PATIENCE).until(() -> two.messages().size() == 1);
  }

  @Test
  void aListenerThatFailsMissesNothingElse() throws Exception {
    TestNode one = node(1);
    TestNode two = node(2);
    one.want(two);
    TestNode.awaitOpen(one, two);
    two.doing(() -> {
      throw new IllegalStateException("a listener that fails");
    });
    assertTrue(one.send(two, TestMessages.numbered(1)));
    assertTrue(one.send(two, TestMessages.numbered(2)));
    await().atMost(TestNode.PATIENCE).until(() -> two.messages().size() == 2);
    assertTrue(one.isOpenTo(two));
  }

  @Test
  void aLinkThatNobodyWantsIsClosedAndOneThatAnybodyWantsIsNot() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    var hasty = lingering(Duration.ofMillis(400));
    TestNode one = node(1, hasty);
    TestNode two = node(2, hasty);
    one.want(two);
    two.want(one);
    TestNode.awaitOpen(one, two);
    one.release(two);
    Thread.sleep(1_000);
    assertTrue(one.isOpenTo(two));
    two.release(one);
    await()
        .atMost(TestNode.PATIENCE)
        .until(() -> one.events().size() == 2 && two.events().size() == 2);
    assertEquals(List.of("opened 1", "broke 1"), one.events());
    assertEquals(List.of("opened 1", "broke 1"), two.events());
    await().atMost(TestNode.PATIENCE).until(() -> threadsBut(before, "grid-link-0").isEmpty());
    assertTrue(one.links.state(two.id.node()).isEmpty());
    two.want(one);
    TestNode.awaitOpen(one, two);
  }

  @Test
  void whoAsksForALinkThatIsThereAlreadyDoesNotGetASecondOneLater() throws Exception {
    var hasty = lingering(Duration.ofMillis(400));
    TestNode one = node(1, hasty);
    TestNode two = node(2, hasty);
    one.want(two);
    TestNode.awaitOpen(one, two);
    two.ask(one);
    one.release(two);
    await().atMost(TestNode.PATIENCE).until(() -> one.links.state(two.id.node()).isEmpty());
    Thread.sleep(300);
    assertEquals(List.of("opened 1", "broke 1"), one.events());
    assertEquals(List.of("opened 1", "broke 1"), two.events());
  }

  private static LinkSettings lingering(Duration linger) {
    LinkSettings all = TestNode.SETTINGS;
    return new LinkSettings(
        all.ping(),
        all.silentAfter(),
        linger,
        all.connectWithin(),
        all.retry(),
        all.longestRetry(),
        all.queueMessages(),
        all.queueBytes(),
        all.messageBytes(),
        all.inbox());
  }

  @Test
  void theLastWordsOfANodeThatStopsAreHeardAndNoThreadStays() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    TestNode one = node(1);
    TestNode two = node(2);
    two.want(one);
    TestNode.awaitOpen(one, two);
    for (int i = 0; i < 500; i++) {
      assertTrue(one.send(two, TestMessages.numbered(i)));
    }
    one.close();
    await().atMost(TestNode.PATIENCE).until(() -> two.events().size() == 2);
    assertEquals(500, two.messages().size());
    assertEquals(List.of("opened 1", "broke 1"), one.events());
    assertFalse(one.send(two, TestMessages.numbered(1)));
    two.close();
    await()
        .atMost(TestNode.PATIENCE)
        .untilAsserted(() -> assertEquals(List.of(), threadsBut(before, "grid-link", "grpc")));
  }

  private static List<String> threadsBut(Set<Thread> others, String... beginnings) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !others.contains(thread))
        .map(Thread::getName)
        .filter(name -> List.of(beginnings).stream().anyMatch(name::startsWith))
        .toList();
  }

  @Test
  void aLinkTellsHowFarTheOtherIs() throws Exception {
    TestNode one = node(1);
    TestNode two = node(2);
    one.want(two);
    TestNode.awaitOpen(one, two);
    Links.LinkState state = one.links.state(two.id.node()).orElseThrow();
    assertEquals(two.id, state.node());
    assertTrue(state.roundTripMs() > 0 && state.roundTripMs() < 50, state::toString);
    assertTrue(state.clockErrorMs() > 0 && state.clockErrorMs() < 25, state::toString);
    assertEquals(1, one.meters.get("babelgrid.link.open").tag("node", "node-2").gauge().value());
    assertTrue(
        one.meters.get("babelgrid.link.round.trip.seconds").tag("node", "node-2").gauge().value()
            < 0.05);
  }
}
