package io.babelgrid.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecondCopiesTest {

  private static final long MS = 1_000_000;
  private static final long FAR = 160 * MS;

  private final SecondCopies copies = new SecondCopies();
  private final List<String> sent = new ArrayList<>();

  @Test
  void whatWasSentAgainOnALongWayIsSentOnceMoreAfterABurst() {
    copies.sent(() -> sent.add("a"), FAR, 0);
    copies.sent(() -> sent.add("b"), FAR, 5 * MS);
    assertEquals(30 * MS, copies.send(29 * MS));
    assertEquals(List.of(), sent);
    assertEquals(35 * MS, copies.send(30 * MS));
    assertEquals(List.of("a"), sent);
    assertEquals(Long.MAX_VALUE, copies.send(40 * MS));
    assertEquals(List.of("a", "b"), sent);
  }

  @Test
  void aNearBrowserAsksAgainItself() {
    copies.sent(() -> sent.add("a"), 49 * MS, 0);
    assertEquals(Long.MAX_VALUE, copies.send(1_000 * MS));
    assertEquals(List.of(), sent);
  }

  @Test
  void anOutageIsNotRepeated() {
    for (int i = 0; i < 1_000; i++) {
      copies.sent(() -> sent.add("x"), FAR, 0);
    }
    copies.send(30 * MS);
    assertEquals(128, sent.size());
  }
}
