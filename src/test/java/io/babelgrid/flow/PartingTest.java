package io.babelgrid.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.segmentation.SpeechEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When somebody is let go, in samples: 16,000 are a second. */
class PartingTest {

  private static final int S = AudioSpan.SAMPLE_RATE_HZ;

  private final List<Long> until = new ArrayList<>();
  private int cuts;
  private final Parting parting = new Parting(() -> cuts++);

  private void hears(long toSample, SpeechEvent... events) {
    hears(toSample, 0, events);
  }

  private void hears(long toSample, int quiet, SpeechEvent... events) {
    parting.heard(new AudioSpan(toSample - 320, new float[320]));
    parting.told(List.of(events), quiet);
  }

  private void ask() {
    parting.ask(until::add);
  }

  @Test
  void whoSaysNothingGoesAtOnceAndWhatTheyMayHaveBegunGoesWithThem() {
    hears(10 * S);
    ask();
    assertEquals(List.of(9L * S), until);
    assertTrue(parting.isOver());
    assertEquals(0, cuts);
  }

  @Test
  void whoJustStoppedGoesAtTheirLastWord() {
    hears(10 * S, new SpeechEvent.Started(0, 8 * S));
    hears(10 * S + 9600, new SpeechEvent.Ended(0, 10 * S));
    ask();
    assertEquals(List.of(10L * S + 2400), until, "150 ms after it");
  }

  @Test
  void whoSpeaksGoesAtTheEndOfTheUtterance() {
    hears(10 * S, new SpeechEvent.Started(0, 9 * S));
    ask();
    hears(10 * S + 8000, new SpeechEvent.Paused(0, 10 * S));
    assertFalse(parting.isOver(), "it may be in mid-sentence");
    hears(10 * S + 9000, new SpeechEvent.Ended(0, 10 * S));
    assertEquals(List.of(10L * S + 2400), until);
    assertEquals(0, cuts);
  }

  @Test
  void whoSpeaksOnGoesAtTheFirstPauseAfterASecond() {
    hears(10 * S, new SpeechEvent.Started(0, 9 * S));
    ask();
    hears(11 * S, new SpeechEvent.Audio(0, new AudioSpan(11 * S - 320, new float[320])));
    hears(12 * S, new SpeechEvent.Paused(0, 11 * S + 7000));
    assertEquals(List.of(11L * S + 7000 + 2400), until);
    assertEquals(1, cuts);
  }

  @Test
  void whoPausesWhenASecondIsOverGoesThen() {
    hears(10 * S, new SpeechEvent.Started(0, 9 * S));
    ask();
    hears(10 * S + 12_000, new SpeechEvent.Paused(0, 10 * S + 3000));
    assertFalse(parting.isOver());
    hears(11 * S);
    assertEquals(List.of(10L * S + 5400), until);
  }

  @Test
  void whoDoesNotPauseGoesBetweenTwoWordsAfterTwoSeconds() {
    hears(10 * S, new SpeechEvent.Started(0, 9 * S));
    ask();
    hears(12 * S - 320, 1_600);
    assertFalse(parting.isOver(), "a pause may come");
    hears(12 * S, 1_000);
    assertFalse(parting.isOver(), "a consonant");
    hears(12 * S + 3_200, 1_600);
    assertEquals(List.of(12L * S + 3_200 - 800), until, "in the middle of the gap");
    assertEquals(1, cuts);
  }

  @Test
  void whoNeverPausesIsCutAfterFourSeconds() {
    hears(10 * S, new SpeechEvent.Started(0, 9 * S));
    ask();
    hears(14 * S - 320);
    assertFalse(parting.isOver());
    hears(14 * S);
    assertEquals(List.of(14L * S), until);
    assertEquals(1, cuts);
  }

  @Test
  void eachWhoAsksIsToldTheSameOnceAlsoWhenItIsOver() {
    ask();
    ask();
    hears(S);
    ask();
    hears(S);
    assertEquals(3, until.size());
    assertEquals(1, until.stream().distinct().count());
  }
}
