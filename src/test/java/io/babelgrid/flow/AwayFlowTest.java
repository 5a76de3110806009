package io.babelgrid.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.budget.ServicePlan;
import io.babelgrid.pipeline.Language;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.speaker.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A speaker for whom another node works, as their own node has them. */
class AwayFlowTest {

  private static final long MS = 1_000_000;
  private static final int SPAN = 320;

  private final LoneSpeaker node = new LoneSpeaker(1);
  private final Place place = new Place();
  private final List<SpokenWords> passedOn = new ArrayList<>();
  private final AwayFlow flow =
      new AwayFlow(
          ServicePlan.BEST,
          node.context("room", "ann"),
          true,
          Language.ENGLISH,
          (_, words) -> passedOn.add(words),
          place);

  @AfterEach
  void end() {
    node.close();
  }

  @Test
  void whatSomebodyElseHasHeardIsNotSentAndTheRestIsInOrder() {
    flow.hold();
    for (int i = 0; i < 10; i++) {
      hear(i);
    }
    assertEquals(List.of(), place.ticks);
    flow.begin(at(6));
    hear(10);
    assertEquals(List.of(7 * 960L, 8 * 960L, 9 * 960L, 10 * 960L), place.ticks);
  }

  @Test
  void whereNobodyHeardThemAllThatIsKnownIsSent() {
    flow.hold();
    hear(0);
    hear(1);
    flow.begin(Long.MIN_VALUE);
    assertEquals(List.of(0L, 960L), place.ticks);
  }

  private static long at(int span) {
    return 1_000 * MS + 20 * MS * span;
  }

  private void hear(int span) {
    flow.audio(new AudioSpan((long) span * SPAN, new float[SPAN]), new byte[] {1}, at(span));
  }

  @Test
  void eachChangeOfWhatIsWantedIsOrderedOnceAndWhole() {
    flow.targets(Set.of(Language.PORTUGUESE));
    flow.targets(Set.of(Language.PORTUGUESE));
    flow.likely(Set.of(Language.ENGLISH));
    assertEquals(2, place.orders.size());
    WorkOrder last = place.orders.getLast();
    assertEquals(Set.of(Language.PORTUGUESE), last.targets());
    assertEquals(Set.of(Language.ENGLISH), last.likely());
    assertTrue(last.present());
    flow.gone();
    assertFalse(place.orders.getLast().present());
    hear(0);
    assertTrue(place.orders.getLast().present());
  }

  @Test
  void wordsGoOnInSamplesOfThisNodeAndNumberedBehindOthers() {
    hear(50);
    long originNs = flow.context().timeline().toNs(0);
    Transcript there =
        new Transcript(3, Language.ENGLISH, List.of(new TimedWord("hi", 100, 200)), true);
    flow.told(
        new WorkNews.Said(
            new SpokenWords(there, null, new Moments(1, 2, 3), originNs + 1_000 * MS, 120)));
    SpokenWords words = passedOn.getFirst();
    assertEquals(originNs, words.originNs());
    assertEquals(16_100, words.transcript().words().getFirst().startSample());
    assertEquals(16_200, words.transcript().words().getFirst().endSample());
    assertEquals(3, words.transcript().utterance());
    var second =
        new AwayFlow(
            ServicePlan.BEST,
            flow.context(),
            true,
            Language.ENGLISH,
            (_, said) -> passedOn.add(said),
            place);
    second.told(
        new WorkNews.Said(new SpokenWords(there, null, new Moments(1, 2, 3), originNs, 120)));
    assertTrue(passedOn.getLast().transcript().utterance() > 3, "another one than before");
  }

  @Test
  void aLineThatWasBegunEndsWhenTheNodeIsLost() {
    flow.told(new WorkNews.Accepted());
    flow.told(new WorkNews.Line(0, Language.PORTUGUESE, true, "Olá", false));
    assertEquals(List.of("0 pt Olá"), node.lines(true));
    flow.lost(5);
    flow.close();
    assertEquals(List.of("0 pt Olá."), node.lines(true));
    flow.told(new WorkNews.Line(1, Language.PORTUGUESE, true, "mundo", true));
    assertEquals(List.of("0 pt Olá."), node.lines(true), "it was closed");
    assertTrue(place.closed);
  }

  @Test
  void whoWaitsForTheNodeToLetGoIsToldWhenItIsLost() {
    var until = new ArrayList<Long>();
    flow.letGo(until::add);
    assertEquals(List.of(Long.MIN_VALUE), until, "no node hears them");
    flow.told(new WorkNews.Accepted());
    flow.letGo(until::add);
    assertTrue(place.orders.getLast().leaves());
    assertEquals(1, until.size());
    flow.told(new WorkNews.LetGo(77));
    flow.letGo(until::add);
    flow.letGo(until::add);
    flow.lost(88);
    assertEquals(List.of(Long.MIN_VALUE, 77L, 88L, 88L), until);
  }

  @Test
  void whyNobodyWorksForThemIsToldOnceForEachLanguage() {
    flow.targets(Set.of(Language.PORTUGUESE));
    flow.unserved("nobody");
    flow.unserved("nobody");
    assertEquals(List.of("pt " + ServiceLevel.ORIGINAL), node.told);
  }

  private static final class Place implements Workplace {
    private final List<WorkOrder> orders = new ArrayList<>();
    private final List<Long> ticks = new ArrayList<>();
    private boolean closed;

    @Override
    public void order(WorkOrder order) {
      orders.add(order);
    }

    @Override
    public void audio(byte[] opus, long rtpTicks) {
      ticks.add(rtpTicks);
    }

    @Override
    public void said(SpokenWords words) {}

    @Override
    public @Nullable NodeEpoch node() {
      return new NodeEpoch(new UUID(0, 1), 1);
    }

    @Override
    public double roundTripMs() {
      return 10;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
