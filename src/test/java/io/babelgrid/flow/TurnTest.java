package io.babelgrid.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnTest {

  private final Turn turn = new Turn();
  private final List<Integer> done = new ArrayList<>();

  private void say(int number) {
    turn.take(() -> done.add(number));
  }

  @Test
  void whatWaitsIsDoneInOrderBeforeWhatComesThen() {
    say(1);
    assertEquals(List.of(1), done);
    turn.waits(true);
    say(2);
    say(3);
    assertEquals(List.of(1), done);
    assertTrue(turn.isHeld());
    turn.waits(false);
    say(4);
    assertEquals(List.of(1, 2, 3, 4), done);
    assertFalse(turn.isHeld());
  }

  @Test
  void nothingIsLostWhenTooMuchWaits() {
    turn.waits(true);
    IntStream.range(0, 1_000).forEach(this::say);
    assertTrue(done.size() > 700);
    turn.waits(false);
    assertEquals(IntStream.range(0, 1_000).boxed().toList(), done);
  }

  @Test
  void oneThatFailsKeepsNothingFromTheOthers() {
    turn.waits(true);
    turn.take(() -> {
      throw new IllegalStateException("poison");
    });
    say(1);
    turn.waits(false);
    assertEquals(List.of(1), done);
  }
}
