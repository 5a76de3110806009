package io.babelgrid.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The detector behind knows a window by its number, and hears speech in those of full scale. */
class RestingDetectorTest {

  private static final int SECOND = 31;
  private static final float NOISE = 0.01f;
  private static final float SPEECH = 1;

  private final List<Integer> looked = new ArrayList<>();
  private int next;
  private float speechFrom = SPEECH;
  private final RestingDetector detector = new RestingDetector(new Numbers());

  @Test
  void everyWindowOfTheFirstSecondIsLookedAt() {
    feed(NOISE, SECOND);
    assertEquals(IntStream.range(0, SECOND).boxed().toList(), looked);
  }

  @Test
  void afterAQuietSecondOneWindowInEightIsLookedAt() {
    feed(NOISE, SECOND);
    looked.clear();
    feed(NOISE, 24);
    assertEquals(List.of(SECOND + 7, SECOND + 15, SECOND + 23), looked);
  }

  @Test
  void theLastBitsOfNothingAreNothing() {
    feed(0, SECOND);
    looked.clear();
    feed(0, 40);
    feed(3e-5f, 40);
    assertEquals(10, looked.size());
  }

  @Test
  void aLouderWindowIsLookedAtAtOnceAfterThoseLeftOut() {
    feed(NOISE, SECOND);
    feed(NOISE, 3);
    looked.clear();
    assertEquals(0.9f, feed(SPEECH, 1));
    assertEquals(IntStream.rangeClosed(SECOND, SECOND + 3).boxed().toList(), looked);
  }

  @Test
  void whileSomebodySpeaksEveryWindowIsLookedAtUntilASecondAfter() {
    feed(NOISE, SECOND);
    looked.clear();
    feed(SPEECH, 10);
    feed(NOISE, SECOND);
    assertEquals(10 + SECOND, looked.size());
    feed(NOISE, 7);
    assertEquals(10 + SECOND, looked.size());
  }

  @Test
  void speechThatIsNoLouderThanTheNoiseIsNoticedWithinAQuarterOfASecond() {
    feed(NOISE, SECOND);
    speechFrom = NOISE;
    int windows = 1;
    while (feed(NOISE, 1) < 0.5f) {
      windows++;
    }
    assertEquals(8, windows);
  }

  @Test
  void itSaysBelowWhichLevelItRests() {
    feed(NOISE, SECOND - 1);
    assertEquals(-1, detector.restsBelow());
    feed(NOISE, 1);
    assertEquals(2 * NOISE * NOISE, detector.restsBelow(), NOISE * NOISE / 10);
    feed(SPEECH, 1);
    assertEquals(-1, detector.restsBelow());
  }

  @Test
  void windowsThatNobodyHeardCountAsLeftOut() {
    feed(NOISE, SECOND);
    looked.clear();
    assertEquals(0.05f, unheard(5));
    feed(NOISE, 2);
    assertEquals(List.of(), looked);
    feed(NOISE, 1);
    assertEquals(List.of(next - 1), looked);
    unheard(30);
    feed(NOISE, 1);
    assertEquals(next - 1, looked.getLast());
  }

  @Test
  void whatIsHeardOfALouderWindowIsFollowedByNothingFromBeforeAGap() {
    feed(NOISE, SECOND + 3);
    looked.clear();
    unheard(1);
    feed(NOISE, 2);
    feed(SPEECH, 1);
    assertEquals(IntStream.rangeClosed(next - 3, next - 1).boxed().toList(), looked);
  }

  @Test
  void nobodyHeardSpeechWhereNobodyHeardAnything() {
    feed(SPEECH, 1);
    assertEquals(0, unheard(1));
  }

  private float unheard(int windows) {
    float last = 0;
    for (int i = 0; i < windows; i++) {
      last = detector.unheard();
    }
    return last;
  }

  @Test
  void clicksDoNotMakeItDeafToWhatIsQuieter() {
    for (int i = 0; i < 4 * SECOND; i++) {
      feed(i % SECOND == 0 ? 0.5f : NOISE, 1);
    }
    feed(NOISE, 2 * SECOND);
    looked.clear();
    feed(SPEECH / 4, 1);
    assertEquals(next - 1, looked.getLast());
  }

  private float feed(float amplitude, int windows) {
    float last = 0;
    for (int i = 0; i < windows; i++) {
      var window = new float[VoiceActivityDetector.WINDOW_SAMPLES];
      Arrays.fill(window, amplitude);
      // Too quiet to count.
      window[0] = next++ * 1e-6f;
      last = detector.probability(window);
    }
    return last;
  }

  private final class Numbers implements VoiceActivityDetector {
    @Override
    public float probability(float[] window) {
      looked.add(Math.round(window[0] * 1e6f));
      return window[1] >= speechFrom ? 0.9f : 0.05f;
    }

    @Override
    public void reset() {}

    @Override
    public void close() {}
  }
}
