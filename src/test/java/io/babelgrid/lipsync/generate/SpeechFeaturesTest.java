package io.babelgrid.lipsync.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Expected values come from librosa: models/reference/generator_features.py. */
class SpeechFeaturesTest {

  private static final int BANDS = 80;
  private static final int COLUMNS = 16;
  private static final double FPS = 25;

  /** The signal of the reference. */
  private static short[] sweep() {
    var pcm = new short[28_800];
    for (int i = 0; i < pcm.length; i++) {
      double t = i / 24_000.0;
      double angle = 2 * Math.PI * (150 * t + 350 * t * t);
      double wave = .3 * Math.sin(angle) + .15 * Math.sin(3 * angle) + .1 * Math.sin(6 * angle);
      pcm[i] = (short) Math.rint(32_767 * wave);
    }
    return pcm;
  }

  private static VoiceAudio whole(short[] pcm) {
    return new VoiceAudio(pcm, pcm.length, pcm.length);
  }

  private static JsonNode expected(String kind) throws IOException {
    try (InputStream json =
        SpeechFeaturesTest.class.getResourceAsStream("/lipsync/generator-features.json")) {
      return new ObjectMapper().readTree(json).get(kind);
    }
  }

  @Test
  void theMelSpectrogramIsThatOfLibrosa() throws IOException {
    var windows = new MelWindows(MelSettings.WAV2LIP);
    var differences = new ArrayList<Double>();
    expected("wav2lip")
        .forEachEntry((column, values) -> {
          // The first of a window; 80 columns a second, 300 samples at 24 kHz each.
          int index = Integer.parseInt(column);
          float[] window = windows.at(whole(sweep()), 300.0 * index, 0);
          for (int band = 0; band < BANDS; band++) {
            double is = window[band * COLUMNS];
            differences.add(Math.abs(is - values.get(band).asDouble()));
          }
        });
    assertEquals(8 * BANDS, differences.size());
    assertClose(differences, .01, .06);
  }

  @Test
  void whisperHearsWhatTransformersWouldLetItHear() throws IOException {
    var voice = new Voice16k();
    voice.follow(whole(sweep()));
    var mel = new float[WhisperMel.BANDS * WhisperMel.COLUMNS];
    new WhisperMel().write(voice, mel);
    var differences = new ArrayList<Double>();
    expected("whisper")
        .forEachEntry((column, values) -> {
          for (int band = 0; band < BANDS; band++) {
            double is = mel[band * WhisperMel.COLUMNS + Integer.parseInt(column)];
            differences.add(Math.abs(is - values.get(band).asDouble()));
          }
        });
    assertEquals(10 * BANDS, differences.size());
    assertClose(differences, .005, .03);
  }

  /** The quietest bands hear how each resampler rings: few may differ by more than a little. */
  private static void assertClose(List<Double> differences, double usual, double most) {
    Collections.sort(differences);
    double percentile = differences.get(differences.size() * 95 / 100);
    assertTrue(percentile < usual, () -> "95 % within " + percentile);
    assertTrue(differences.getLast() < most, () -> "all within " + differences.getLast());
  }

  @Test
  void aWindowBeginsWithTheColumnOfItsPicture() {
    var windows = new MelWindows(MelSettings.WAV2LIP);
    VoiceAudio audio = whole(sweep());
    for (int picture : new int[] {0, 1, 7, 12}) {
      float[] window = windows.at(audio, 960.0 * picture, 0).clone();
      float[] column = windows.at(audio, 300.0 * (int) (picture * 80 / FPS), 0);
      assertArrayEquals(column, window);
    }
  }

  @Test
  void speechThatIsRenderedPieceByPieceIsHeardAsIfItHadBeenThere() {
    short[] pcm = sweep();
    var whole = new MelWindows(MelSettings.WAV2LIP);
    var pieces = new MelWindows(MelSettings.WAV2LIP);
    var random = new Random(3);
    int available = 2_400;
    for (int sample = 0; sample < pcm.length; sample += 960) {
      available = Math.min(pcm.length, Math.max(available, sample + 3_900 + random.nextInt(4_000)));
      if (available < pcm.length && sample + 4_800 + 600 + Voice16k.REACH > available) {
        // Not enough is there: what comes may still change it, and must not be kept.
        pieces.at(new VoiceAudio(pcm, available, pcm.length), sample, 0);
        available = Math.min(pcm.length, sample + 6_000);
      }
      float[] heard = pieces.at(new VoiceAudio(pcm, available, pcm.length), sample, 0);
      assertArrayEquals(whole.at(whole(pcm), sample, 0), heard, 1e-6f, "at " + sample);
    }
  }

  @Test
  void silenceIsHeardBetweenPhrasesAndBeforeOne() {
    var windows = new MelWindows(MelSettings.WAV2LIP);
    var silence = new float[BANDS * COLUMNS];
    java.util.Arrays.fill(silence, -4);
    assertArrayEquals(silence, windows.at(null, 0, 0));
    assertArrayEquals(silence, windows.at(whole(sweep()), -12_000, 0));
    assertArrayEquals(silence, windows.at(whole(sweep()), 40_000, 0));
  }

  @Test
  void anotherPhraseIsNotMixedWithTheOneBefore() {
    var windows = new MelWindows(MelSettings.WAV2LIP);
    windows.at(whole(sweep()), 4_800, 0);
    var quiet = new short[24_000];
    float[] heard = windows.at(whole(quiet), 4_800, 0);
    for (float value : heard) {
      assertEquals(-4, value);
    }
  }
}
