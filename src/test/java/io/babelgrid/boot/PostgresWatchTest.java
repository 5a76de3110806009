package io.babelgrid.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresWatchTest {

  private final List<Long> pausesS = new ArrayList<>();
  private final Deque<String> outcomes = new ArrayDeque<>();
  private int ends;

  private final PostgresWatch watch =
      new PostgresWatch(
          new PostgresWatch.Server() {
            @Override
            public void awaitEnd() {
              ends++;
            }

            @Override
            public boolean restart() {
              String outcome = outcomes.isEmpty() ? "closed" : outcomes.remove();
              if (outcome.equals("fails")) {
                throw new StartupException("the port is taken");
              }
              return outcome.equals("starts");
            }
          },
          time -> pausesS.add(time.toSeconds()));

  @Test
  void aDatabaseThatEndedStartsAgainEachTime() {
    outcomes.addAll(List.of("starts", "starts"));
    watch.run();
    assertEquals(3, ends);
    assertEquals(List.of(1L, 1L, 1L), pausesS);
  }

  @Test
  void aDatabaseThatDoesNotStartIsTriedLessAndLessOften() {
    outcomes.addAll(List.of("fails", "fails", "fails", "fails", "fails", "fails", "starts"));
    watch.run();
    assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 30L, 30L, 1L), pausesS);
  }

  @Test
  void aDatabaseThatWasClosedStaysClosed() {
    watch.run();
    assertEquals(1, ends);
  }
}
