package io.babelgrid.playout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.synthesis.SpeechChunk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StretcherTest {

  private static final int RATE = SpeechChunk.SAMPLE_RATE_HZ;

  @ParameterizedTest
  @CsvSource({"75, 1", "110, 1", "150, 1", "240, 1", "110, 2", "150, 2", "240, 2"})
  void aToneGoesOnWithoutAStepAndKeepsItsPitch(double hertz, int times) {
    short[] pcm = voice(hertz);
    var slow = new short[10 * PlayoutTrack.FRAME_SAMPLES];
    var frame = new short[PlayoutTrack.FRAME_SAMPLES];
    int at = RATE / 10;
    int from = at;
    for (int i = 0; i < slow.length; i += frame.length) {
      at += Stretcher.fill(pcm, at, pcm.length, times, frame);
      System.arraycopy(frame, 0, slow, i, frame.length);
    }
    assertTrue(at - from < (times == 1 ? 0.8 : 0.6) * slow.length, (at - from) + " samples used");
    assertEquals(pcm[from], slow[0], 40);
    int steepest = 0;
    for (int i = 1; i < pcm.length; i++) {
      steepest = Math.max(steepest, Math.abs(pcm[i] - pcm[i - 1]));
    }
    int crossings = 0;
    for (int i = 1; i < slow.length; i++) {
      assertTrue(Math.abs(slow[i] - slow[i - 1]) <= 1.2 * steepest, "a step at " + i);
      crossings += slow[i - 1] < 0 && slow[i] >= 0 ? 1 : 0;
    }
    assertEquals(hertz * slow.length / RATE, crossings, 1.5);
  }

  @Test
  void theLastOfItLastsLongAndTooLittleIsLeftAlone() {
    short[] pcm = voice(110);
    var frame = new short[PlayoutTrack.FRAME_SAMPLES];
    int at = RATE / 10;
    int end = at + 4 * frame.length;
    int frames = 0;
    for (int used = Stretcher.fill(pcm, at, end, 2, frame);
        used > 0;
        used = Stretcher.fill(pcm, at, end, 2, frame)) {
      at += used;
      frames++;
    }
    assertTrue(frames > 12, frames + " frames of four");
    assertTrue(end - at < Stretcher.COMPARED, (end - at) + " samples left");
  }

  private static short[] voice(double hertz) {
    var pcm = new short[RATE];
    for (int i = 0; i < pcm.length; i++) {
      pcm[i] = (short) (9_000 * Math.sin(2 * Math.PI * hertz * i / RATE));
    }
    return pcm;
  }
}
