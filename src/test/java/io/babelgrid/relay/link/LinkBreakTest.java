package io.babelgrid.relay.link;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.relay.LinkMessage;
import io.babelgrid.relay.Links;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A way between nodes that breaks, heals, and takes its time. */
@Timeout(60)
class LinkBreakTest {

  private static final long MS = 1_000_000;

  private final TestNode.Grid grid = new TestNode.Grid();
  private TestRelay way;
  private TestNode one;
  private TestNode two;

  @BeforeEach
  void twoNodesAndAWay() throws Exception {
    way = new TestRelay();
    one = TestNode.of(grid, 1);
    two = TestNode.of(grid, 2);
    two.enter(grid, way);
  }

  @AfterEach
  void close() throws Exception {
    way.close();
    one.close();
    two.close();
  }

  private void open() {
    one.want(two);
    two.want(one);
    TestNode.awaitOpen(one, two);
  }

  @Test
  void aCutOfASecondIsNotNoticed() throws Exception {
    open();
    way.cut();
    assertTrue(one.send(two, TestMessages.numbered(1)));
    Thread.sleep(1_000);
    way.heal();
    await().atMost(TestNode.PATIENCE).until(() -> two.messages().size() == 1);
    assertEquals(List.of("opened 1"), one.events());
    assertEquals(List.of("opened 1"), two.events());
  }

  @Test
  void aLongerCutIsToldWithinThreeSecondsAndHeals() throws Exception {
    for (int seconds : new int[] {3, 10}) {
      open();
      int before = one.events().size();
      way.cut();
      long cutNs = System.nanoTime();
      await()
          .atMost(Duration.ofSeconds(3))
          .until(() -> one.events().size() > before && two.events().size() > before);
      assertFalse(one.send(two, TestMessages.numbered(1)));
      Thread.sleep(Duration.ofSeconds(seconds).minusNanos(System.nanoTime() - cutNs));
      way.heal();
      await().atMost(Duration.ofSeconds(3)).until(() -> one.isOpenTo(two) && two.isOpenTo(one));
    }
    assertEquals(List.of("opened 1", "broke 1", "opened 1", "broke 1", "opened 1"), one.events());
    assertEquals(one.events(), two.events());
    assertTrue(one.send(two, TestMessages.numbered(2)));
    await().atMost(TestNode.PATIENCE).until(() -> two.messages().size() == 1);
  }

  @Test
  void aConnectionThatIsResetIsToldAtOnceAndMadeAnew() throws Exception {
    open();
    long brokeNs = System.nanoTime();
    way.reset();
    await()
        .pollInterval(Duration.ofMillis(5))
        .atMost(TestNode.PATIENCE)
        .until(() -> one.events().size() == 3 && two.events().size() == 3);
    assertTrue(System.nanoTime() - brokeNs < 2_000 * MS);
    assertEquals(List.of("opened 1", "broke 1", "opened 1"), one.events());
    assertEquals(2, one.count("opened"));
  }

  @Test
  void aNodeThatIsNotThereYetIsFoundWhenItComes() throws Exception {
    two.close();
    one.want(two);
    Thread.sleep(1_500);
    assertEquals(List.of(), one.heard());
    two = new TestNode(grid, 2, 2, two.identity, TestNode.SETTINGS, NanoClock.system());
    two.enter(grid, UnaryOperator.identity());
    await().atMost(Duration.ofSeconds(3)).until(() -> one.isOpenTo(two));
  }

  @Test
  void theOtherClockIsFoundWithinItsErrorOnUnequalWays() throws Exception {
    two.close();
    long aheadNs = Long.MAX_VALUE / 3 * 2;
    two = TestNode.of(grid, 2, TestNode.SETTINGS, () -> System.nanoTime() + aheadNs);
    two.enter(grid, way);
    way.delay(Duration.ofMillis(60), Duration.ofMillis(10));
    open();
    // A machine that is busy adds to the first samples.
    await().atMost(TestNode.PATIENCE).until(() -> roundTripMs(one, two) < 90);
    await().atMost(TestNode.PATIENCE).until(() -> roundTripMs(two, one) < 90);
    long nowNs = System.nanoTime();
    assertTrue(two.send(one, TestMessages.words(nowNs + aheadNs)));
    assertTrue(one.send(two, TestMessages.words(nowNs)));
    await()
        .atMost(TestNode.PATIENCE)
        .until(() -> one.messages().size() == 1 && two.messages().size() == 1);
    assertWithinError(one, two, nowNs);
    assertWithinError(two, one, nowNs + aheadNs);
  }

  private static double roundTripMs(TestNode who, TestNode of) {
    return who.links.state(of.id.node()).orElseThrow().roundTripMs();
  }

  private static void assertWithinError(TestNode who, TestNode of, long trueNs) {
    Links.LinkState state = who.links.state(of.id.node()).orElseThrow();
    assertTrue(state.roundTripMs() >= 70, state::toString);
    assertTrue(state.clockErrorMs() >= 35 && state.clockErrorMs() < 50, state::toString);
    var words = (LinkMessage.Words) who.messages().getFirst();
    double wrongMs = (words.words().originNs() - trueNs) / (double) MS;
    // Half of the difference between the two ways, and not less: the error is not a formality.
    assertTrue(Math.abs(wrongMs) >= 15, () -> "off by " + wrongMs);
    assertTrue(Math.abs(wrongMs) <= state.clockErrorMs(), () -> "off by " + wrongMs);
    assertEquals(1, words.words().moments().readyNs() - words.words().originNs());
    assertEquals(3, words.words().moments().doneNs() - words.words().originNs());
  }

  @Test
  void aSlowWayDoesNotBreakALink() throws Exception {
    way.delay(Duration.ofMillis(300), Duration.ofMillis(300));
    open();
    TimeUnit.SECONDS.sleep(4);
    assertEquals(List.of("opened 1"), one.events());
    assertEquals(List.of("opened 1"), two.events());
  }
}
