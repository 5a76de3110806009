package io.babelgrid.signaling.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SocketPlacesTest {

  private static final long S = 1_000_000_000L;
  private static final Caller ANNA = new Caller("192.0.2.1", false);
  private static final Caller BRUNO = new Caller("192.0.2.2", false);

  private final SocketPlaces places = new SocketPlaces(8, 4);

  private static SocketPlaces.Place place(SocketPlaces.Place place) {
    return Objects.requireNonNull(place);
  }

  @Test
  void oneCallerCannotTakeAllPlaces() {
    for (int i = 0; i < 4; i++) {
      assertNotNull(places.take(ANNA, 0));
    }
    assertNull(places.take(ANNA, 0));
    assertFalse(places.isFull());
    assertNotNull(places.take(BRUNO, 0));
  }

  @Test
  void manyAtOnceTakeNoMorePlacesThanThereAre() {
    long taken =
        IntStream.range(0, 1000)
            .parallel()
            .mapToObj(i -> places.take(new Caller("caller " + i, false), 0))
            .filter(Objects::nonNull)
            .count();
    assertEquals(8, taken);
    assertTrue(places.isFull());
  }

  @Test
  void aPlaceIsGivenBackOnce() {
    SocketPlaces.Place first = place(places.take(ANNA, 0));
    SocketPlaces.Place second = place(places.take(ANNA, 0));
    Collections.nCopies(3, first).forEach(SocketPlaces.Place::free);
    assertEquals(1, places.size());
    second.free();
    assertEquals(0, places.size());
    for (int i = 0; i < 4; i++) {
      assertNotNull(places.take(ANNA, 0));
    }
  }

  @Test
  void aHandshakeThatComesToNothingGivesItsPlaceBack() {
    SocketPlaces.Place slow = place(places.take(ANNA, 0));
    SocketPlaces.Place quick = place(places.take(ANNA, 0));
    assertTrue(quick.opened());
    places.tick(9 * S);
    assertEquals(2, places.size());
    places.tick(10 * S);
    assertEquals(1, places.size());
    assertFalse(slow.opened(), "too late");
    slow.free();
    assertEquals(1, places.size());
  }
}
