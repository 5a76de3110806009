package io.babelgrid.playout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.Language;
import io.babelgrid.synthesis.PhonemeTiming;
import io.babelgrid.synthesis.Phrase;
import io.babelgrid.synthesis.SpeechChunk;
import io.babelgrid.translation.TargetWord;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PhraseBufferTest {

  private static final int FRAME = PlayoutTrack.FRAME_SAMPLES;
  private static final int TOTAL = 6 * FRAME;
  private static final int ONSET = 2 * FRAME + 100;
  private static final int FADE = 120;

  private final Phrase phrase =
      new Phrase(
          0,
          0,
          Language.PORTUGUESE,
          List.of(new TargetWord("um", 0), new TargetWord("dois", 0)),
          true);
  private final PhraseBuffer buffer = new PhraseBuffer(chunk(0, 4 * FRAME), 0);
  private final short[] frame = new short[FRAME];

  @Test
  void onlyAFrameInWhichAnUnfinishedWordBeginsMayBeAPause() {
    assertFalse(buffer.beginsUnfinishedWord(FRAME));
    play(1);
    assertFalse(buffer.beginsUnfinishedWord(FRAME));
    play(1);
    assertTrue(buffer.beginsUnfinishedWord(FRAME));
    buffer.append(chunk(4 * FRAME, 2 * FRAME), 0);
    assertFalse(buffer.beginsUnfinishedWord(FRAME));
  }

  @Test
  void aPauseFadesOutAfterTheWordAndInBeforeTheNextAndLosesNothing() {
    play(2);
    buffer.pause(frame);
    assertEquals(sample(2 * FRAME), frame[0]);
    assertEquals(sample(ONSET - 1), frame[99]);
    assertEquals(sample(ONSET + FADE / 2) / 2.0, frame[100 + FADE / 2], 0.01 * sample(ONSET));
    assertTrue(IntStream.range(100 + FADE, FRAME).allMatch(i -> frame[i] == 0));
    buffer.pause(frame);
    assertTrue(IntStream.range(0, FRAME).allMatch(i -> frame[i] == 0));
    assertEquals(buffer.bufferedNs() - 2 * PlayoutTrack.FRAME_NS, buffer.spareNs());
    buffer.append(chunk(4 * FRAME, 2 * FRAME), 0);
    assertTrue(buffer.play(frame));
    assertEquals(sample(ONSET + FADE / 2) / 2.0, frame[FADE / 2], 0.01 * sample(ONSET));
    assertEquals(sample(ONSET + FADE), frame[FADE]);
    assertTrue(buffer.play(frame));
    assertEquals(sample(ONSET + FRAME), frame[0]);
  }

  private void play(int frames) {
    for (int i = 0; i < frames; i++) {
      assertTrue(buffer.play(frame));
      while (buffer.pollHeardWord() >= 0) {
        // Reported to nobody.
      }
    }
  }

  private SpeechChunk chunk(int start, int length) {
    var samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = sample(start + i) / 32_767f;
    }
    var timings =
        List.of(
            new PhonemeTiming("u", 0, ONSET),
            new PhonemeTiming(" ", ONSET, ONSET),
            new PhonemeTiming("d", ONSET, TOTAL));
    return new SpeechChunk(phrase, start, samples, timings, TOTAL);
  }

  private static int sample(int index) {
    return 10_000 + index;
  }
}
