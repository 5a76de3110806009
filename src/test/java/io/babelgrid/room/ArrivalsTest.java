package io.babelgrid.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

  private final UUID ann = UUID.randomUUID();
  private final NodeEpoch here = new NodeEpoch(UUID.randomUUID(), 1);
  private final NodeEpoch there = new NodeEpoch(UUID.randomUUID(), 1);
  private final Arrivals arrivals = new Arrivals();

  private boolean accept(UUID stay, NodeEpoch node, long sequence) {
    return arrivals.accept(new Origin(stay, node, sequence));
  }

  @Test
  void whatComesAgainOrTooLateIsNotLetThrough() {
    assertTrue(accept(ann, here, 0));
    assertTrue(accept(ann, here, 1));
    assertFalse(accept(ann, here, 1));
    assertFalse(accept(ann, here, 0));
    assertTrue(accept(ann, here, 2));
    assertEquals(0, arrivals.missed());
  }

  @Test
  void gapsAreCounted() {
    assertTrue(accept(ann, here, 4), "who comes later has missed nothing");
    assertEquals(0, arrivals.missed());
    assertTrue(accept(ann, here, 8));
    assertEquals(3, arrivals.missed());
  }

  @Test
  void everyNodeEveryStartOfItAndEverySpeakerCountsAnew() {
    assertTrue(accept(ann, here, 7));
    assertTrue(accept(ann, there, 0));
    assertTrue(accept(ann, new NodeEpoch(here.node(), 2), 0));
    assertTrue(accept(UUID.randomUUID(), here, 0));
    assertTrue(accept(ann, here, 8));
    assertEquals(0, arrivals.missed());
  }

  @Test
  void thoseHeardOfLongestAgoAreForgotten() {
    accept(ann, here, 5);
    for (int i = 0; i < 4096; i++) {
      accept(UUID.randomUUID(), here, 0);
    }
    assertTrue(accept(ann, here, 5), "its place was needed");
  }
}
