package io.babelgrid.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxTest {

  @Test
  void whatDoesNotFitIsDroppedAndCounted() {
    var outbox = new Outbox(3, 1_000_000);
    for (int i = 0; i < 5; i++) {
      assertEquals(i < 3, outbox.offer(TestEntries.usage(i)));
    }
    assertEquals(3, outbox.waiting());
    assertEquals(2, outbox.dropped());
  }

  @Test
  void bytesAreBoundedToo() {
    int weight = TestEntries.usage(0).weight();
    var outbox = new Outbox(100, 2L * weight);
    assertTrue(outbox.offer(TestEntries.usage(0)));
    assertTrue(outbox.offer(TestEntries.usage(1)));
    assertFalse(outbox.offer(TestEntries.usage(2)));
    outbox.sent(TestEntries.usage(0));
    assertTrue(outbox.offer(TestEntries.usage(3)));
    assertEquals(2L * weight, outbox.bytes());
  }

  @Test
  void theOldestGoFirstAndStayUntilTheyHaveArrived() {
    var outbox = new Outbox(10, 1_000_000);
    List<Entry> all = List.of(TestEntries.usage(0), TestEntries.usage(1), TestEntries.usage(2));
    all.forEach(outbox::offer);
    assertEquals(all.subList(0, 2), outbox.first(2));
    outbox.sent(all.get(1));
    assertEquals(List.of(all.get(0), all.get(2)), outbox.first(5));
    assertEquals(1, outbox.sent());
  }

  @Test
  void ofLatencyTheLastReportOfAStayWaits() {
    var outbox = new Outbox(10, 1_000_000);
    LatencyEntry first = TestEntries.latency(0, 1);
    LatencyEntry second = TestEntries.latency(1, 2);
    outbox.offer(first);
    outbox.offer(second);
    assertEquals(List.of(second), outbox.first(5));
    assertEquals(second.weight(), outbox.bytes());
    assertEquals(0, outbox.dropped());
  }

  @Test
  void whatReplacedAnEntryOnItsWayIsStillToBeSent() {
    var outbox = new Outbox(10, 1_000_000);
    LatencyEntry first = TestEntries.latency(0, 1);
    LatencyEntry second = TestEntries.latency(1, 1);
    outbox.offer(first);
    outbox.offer(second);
    outbox.sent(first);
    assertEquals(List.of(second), outbox.first(5));
    assertEquals(second.weight(), outbox.bytes());
  }

  @Test
  void whatIsGivenUpIsCounted() {
    var outbox = new Outbox(10, 1_000_000);
    outbox.offer(TestEntries.usage(0));
    outbox.offer(TestEntries.usage(1));
    outbox.hopeless(TestEntries.usage(0));
    outbox.giveUp();
    assertEquals(2, outbox.dropped());
    assertEquals(0, outbox.bytes());
  }
}
