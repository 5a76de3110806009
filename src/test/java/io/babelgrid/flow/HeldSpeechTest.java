package io.babelgrid.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.audio.AudioSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Spans of 20 ms of somebody who comes from another node; each holds its number. */
class HeldSpeechTest {

  private static final int SPAN = 320;
  private static final long SPAN_NS = 20_000_000;

  private final List<AudioSpan> heard = new ArrayList<>();
  private final HeldSpeech held = new HeldSpeech((span, _) -> heard.add(span));
  private int said;

  private void say(int spans) {
    for (int i = 0; i < spans; i++, said++) {
      var samples = new float[SPAN];
      Arrays.fill(samples, said + 1);
      held.audio(new AudioSpan((long) said * SPAN, samples), arrival(said));
    }
  }

  /** When a span has arrived. */
  private static long arrival(int span) {
    return (span + 1) * SPAN_NS;
  }

  private void assertGapless() {
    for (int i = 0; i < heard.size(); i++) {
      assertEquals((long) i * SPAN, heard.get(i).startSample());
    }
  }

  private List<Integer> words() {
    return heard.stream().map(span -> Math.round(span.samples()[0])).toList();
  }

  @Test
  void nothingIsHeardUntilTheOtherNodeHasLetGo() {
    say(50);
    assertEquals(List.of(), heard);
  }

  @Test
  void whatWasSaidSinceIsHeardOnceAndWhatWasBeforeIsSilence() {
    say(50);
    held.begin(arrival(29));
    say(20);
    assertEquals(70, heard.size(), "it has caught up");
    assertGapless();
    for (int i = 0; i < 70; i++) {
      assertEquals(i < 30 ? 0 : i + 1, words().get(i));
      assertEquals(i >= 30, heard.get(i).heard());
    }
  }

  @Test
  void whatWaitsFollowsFasterThanSpeechButNotAllAtOnce() {
    say(400);
    held.begin(arrival(9));
    say(1);
    assertEquals(8, heard.size());
    say(60);
    assertEquals(461, heard.size());
    say(1);
    assertEquals(462, heard.size());
    assertGapless();
  }

  @Test
  void whatWaitsIsBoundedAndWhatIsTooOldIsSilence() {
    say(2_000);
    assertEquals(2_000 - 750, heard.size(), "15 s wait");
    assertTrue(words().stream().allMatch(word -> word == 0));
    held.begin(0);
    say(200);
    assertGapless();
    assertEquals(2_200, heard.size());
    assertEquals(1_251, words().get(1_250));
  }

  @Test
  void theFirstWordOfWhenCounts() {
    say(50);
    held.begin(arrival(19));
    held.begin(arrival(39));
    say(20);
    assertEquals(21, words().get(20));
  }

  @Test
  void aWordOfTheFutureHoldsWhatIsSaidUntilThen() {
    say(10);
    held.begin(arrival(14));
    say(10);
    assertEquals(List.of(0, 16), List.of(words().get(14), words().get(15)));
  }
}
