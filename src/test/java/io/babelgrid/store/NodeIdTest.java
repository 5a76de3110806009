package io.babelgrid.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeIdTest {

  @TempDir Path data;

  @Test
  void aNodeStaysTheSameAndCountsItsStarts() {
    var first = new NodeId(data.resolve("a")).epoch();
    var second = new NodeId(data.resolve("a")).epoch();
    var third = new NodeId(data.resolve("a")).epoch();
    assertEquals(first.node(), third.node());
    assertEquals(1, first.epoch());
    assertEquals(2, second.epoch());
    assertEquals(3, third.epoch());
    assertNotEquals(first.node(), new NodeId(data.resolve("b")).epoch().node());
  }
}
