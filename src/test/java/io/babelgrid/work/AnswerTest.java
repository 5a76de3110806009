package io.babelgrid.work;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AnswerTest {

  private static final long S = 1_000_000_000L;

  private final Answer answer = new Answer(100 * S);

  private boolean isOverdue(boolean linked, boolean accepted, double afterS) {
    return answer.isOverdue(linked, accepted, 100 * S + (long) (afterS * S));
  }

  /** Seen with nodes that had just started: the link took 3 s, and the node was passed over. */
  @Test
  void aLinkThatIsStillToBeMadeTakesNothingOfTheAnswersTime() {
    assertFalse(isOverdue(false, false, 6));
    assertFalse(isOverdue(true, false, 6.25));
    assertFalse(isOverdue(true, false, 8.2));
    assertTrue(isOverdue(true, false, 8.25));
  }

  @Test
  void norAnAnswerOfThePaths() {
    assertFalse(isOverdue(true, false, 0));
    assertFalse(isOverdue(true, true, 1.9));
    assertFalse(isOverdue(true, true, 9.8));
    assertTrue(isOverdue(true, true, 9.9));
  }

  @Test
  void whoCannotBeReachedIsNotWaitedFor() {
    assertFalse(isOverdue(false, false, 7.9));
    assertTrue(isOverdue(false, false, 8));
  }

  /** A link that comes and goes does not begin the time anew. */
  @Test
  void timeDoesNotBeginAnewWhenTheLinkBreaks() {
    assertFalse(isOverdue(true, false, 0));
    assertFalse(isOverdue(false, false, 1));
    assertTrue(isOverdue(true, false, 2));
    assertTrue(isOverdue(false, false, 2.5));
  }
}
