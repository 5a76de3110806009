package io.babelgrid.placement;

import static io.babelgrid.placement.TestFigures.SPEAKER;
import static io.babelgrid.placement.TestFigures.in;
import static io.babelgrid.placement.TestFigures.node;
import static io.babelgrid.placement.TestFigures.seen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StayTest {

  private static final MovePace PACE = MovePace.standard();

  private final WorkHome home = new WorkHome(Weights.standard());
  private final NodeFigures full = node("here", 8, Double.NaN);
  private final NodeFigures away = node("away", 4, 95);
  private final NodeFigures near = node("near", 0, 5);

  private static long s(long seconds) {
    return TimeUnit.SECONDS.toNanos(seconds);
  }

  private Decision decide(NodeFigures... others) {
    Job job = Job.of(WorkClass.VOICE, "en", "pt", SPEAKER).at(away.id());
    return home.choose(seen(full, others), job, new Random(1));
  }

  @Test
  void workMovesWhenAnotherHomeHasBeenMuchBetterForLong() {
    Stay stay = Stay.at(away.id(), 0);
    stay = stay.look(decide(away, near), PACE, s(100)).stay();
    assertNull(stay.look(decide(away, near), PACE, s(129)).to());
    assertEquals(near.id(), stay.look(decide(away, near), PACE, s(130)).to());
  }

  @Test
  void itDwells() {
    Stay stay = Stay.at(away.id(), 0).look(decide(away, near), PACE, s(1)).stay();
    assertNull(stay.look(decide(away, near), PACE, s(119)).to());
    assertEquals(near.id(), stay.look(decide(away, near), PACE, s(120)).to());
  }

  @Test
  void whatWasBetterForAMomentIsForgotten() {
    Stay stay = Stay.at(away.id(), 0).look(decide(away, near), PACE, s(200)).stay();
    stay = stay.look(decide(away), PACE, s(210)).stay();
    stay = stay.look(decide(away, near), PACE, s(220)).stay();
    assertNull(stay.look(decide(away, near), PACE, s(249)).to());
    assertEquals(near.id(), stay.look(decide(away, near), PACE, s(250)).to());
  }

  @Test
  void aLittleBetterIsNotWorthIt() {
    Stay stay = Stay.at(away.id(), 0);
    for (int at = 0; at < 1_000; at += 10) {
      Stay.Verdict verdict = stay.look(decide(away, node("beside", 4, 85)), PACE, s(at));
      assertNull(verdict.to(), "at " + at);
      stay = verdict.stay();
    }
  }

  @Test
  void whatMustGoGoesAtOnce() {
    for (Standing standing : new Standing[] {Standing.DRAINING, Standing.GONE}) {
      Stay.Verdict verdict =
          Stay.at(away.id(), 0).look(decide(in(away, standing), near), PACE, s(1));
      assertEquals(near.id(), verdict.to());
      assertEquals(near.id(), verdict.stay().node());
      assertEquals(s(1), verdict.stay().sinceNs());
    }
    assertEquals(near.id(), Stay.at(away.id(), 0).look(decide(near), PACE, s(1)).to());
  }

  @Test
  void nothingIsTakenFromWhoIsOnlySuspected() {
    assertNull(
        Stay.at(away.id(), 0).look(decide(in(away, Standing.SUSPECT), near), PACE, s(1)).to());
  }

  @Test
  void whoHasNowhereToGoStays() {
    Stay.Verdict verdict =
        Stay.at(away.id(), 0).look(decide(in(away, Standing.DRAINING)), PACE, s(1));
    assertNull(verdict.to());
    assertEquals("it cannot stay and has nowhere to go", verdict.reason());
  }

  @Test
  void timeMayWrapAround() {
    Stay stay = Stay.at(away.id(), Long.MAX_VALUE - s(10));
    long later = Long.MIN_VALUE + s(120);
    stay = stay.look(decide(away, near), PACE, later).stay();
    assertEquals(near.id(), stay.look(decide(away, near), PACE, later + s(30)).to());
  }
}
