package io.babelgrid.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.audio.AudioSpan;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuietSpansTest {

  private static final float QUIET = 0.01f;
  private static final float LOUD = 0.1f;

  private double restsBelow = 2 * QUIET * QUIET;
  private final QuietSpans spans = new QuietSpans(() -> restsBelow);
  private long at;

  @Test
  void fourQuietSpansAreHandedOverAtOnce() {
    for (int i = 0; i < 3; i++) {
      assertEquals(List.of(), next(QUIET));
    }
    assertEquals(List.of(0L, 320L, 640L, 960L), next(QUIET));
    assertEquals(List.of(), next(QUIET));
  }

  @Test
  void thoseThatNobodyHeardAreQuietWhateverIsExpected() {
    restsBelow = -1;
    for (int i = 0; i < 3; i++) {
      assertEquals(List.of(), spans.accept(new AudioSpan(0, new float[320], false)));
    }
    assertEquals(4, spans.accept(new AudioSpan(0, new float[320], false)).size());
  }

  @Test
  void aLouderOneGoesAtOnceBehindThoseThatWait() {
    next(QUIET);
    next(QUIET);
    assertEquals(List.of(0L, 320L, 640L), next(LOUD));
    assertEquals(List.of(960L), next(LOUD));
  }

  @Test
  void whileTheDetectorIsAwakeNothingWaits() {
    restsBelow = -1;
    assertEquals(List.of(0L), next(0));
    assertEquals(List.of(320L), next(QUIET));
  }

  private List<Long> next(float amplitude) {
    float[] samples = new float[320];
    Arrays.fill(samples, amplitude);
    var span = new AudioSpan(at, samples);
    at = span.endSample();
    return spans.accept(span).stream().map(AudioSpan::startSample).toList();
  }
}
