package io.babelgrid.lipsync.mouth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class LogMelTest {

  private static final int HZ = LogMel.SAMPLE_RATE_HZ;

  /** As {@code models/reference/speech_bands.py} makes it. */
  private static float[] chirp(float loudness) {
    float[] samples = new float[HZ];
    for (int i = HZ / 10; i < HZ; i++) {
      double t = (double) i / HZ;
      samples[i] = (float) (loudness * Math.sin(2 * Math.PI * (100 * t + 3_500 * t * t)));
    }
    return samples;
  }

  @Test
  void bandsAreThoseTheNetWasTrainedWith() throws IOException {
    JsonNode reference;
    try (InputStream file = LogMelTest.class.getResourceAsStream("/lipsync/log-mel.json")) {
      reference = new ObjectMapper().readTree(file);
    }
    float[] bands = LogMel.of(chirp(.3f));
    int every = reference.get("every").asInt();
    assertEquals(Math.ceilDiv(100, every), reference.get("bands").size());
    for (int row = 0; row < reference.get("bands").size(); row++) {
      for (int band = 0; band < LogMel.BANDS; band++) {
        double expected = reference.get("bands").get(row).get(band).asDouble();
        float found = bands[row * every * LogMel.BANDS + band];
        // Single precision leaves 1e-7 of the loudest power, and far from the tone there is no
        // more.
        double inaudible = 1e-3;
        assertEquals(
            Math.exp(expected),
            Math.exp(found),
            2e-3 * Math.exp(expected) + inaudible,
            "frame " + row * every + ", band " + band);
        if (expected > 0) {
          assertEquals(expected, found, 2e-3, "frame " + row * every + ", band " + band);
        }
      }
    }
  }

  @Test
  void loudAndSoftSpeechAreAlikeButSilenceIsNotMadeLoud() {
    float[] loud = LogMel.of(chirp(.8f));
    float[] soft = LogMel.of(chirp(.05f));
    float[] faint = LogMel.of(chirp(.001f));
    for (int frame = 20; frame < 100; frame++) {
      float most = most(loud, frame);
      assertEquals(most, most(soft, frame), .01);
      assertTrue(most(faint, frame) < most - 6, "frame " + frame);
    }
  }

  @Test
  void framesFillWholeShapes() {
    assertEquals(0, LogMel.frames(0));
    assertEquals(4, LogMel.frames(1));
    assertEquals(4, LogMel.frames(640));
    assertEquals(8, LogMel.frames(641));
    assertEquals(8 * LogMel.BANDS, LogMel.of(new float[641]).length);
  }

  private static float most(float[] bands, int frame) {
    float most = Float.NEGATIVE_INFINITY;
    for (int band = 0; band < LogMel.BANDS; band++) {
      most = Math.max(most, bands[frame * LogMel.BANDS + band]);
    }
    return most;
  }
}
