package io.babelgrid.marks;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.audio.OpusDecoder;
import io.babelgrid.audio.OpusEncoder;
import io.babelgrid.audio.Resampler;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MarkDetectorTest {

  private static final int HZ = VoiceByRule.RATE_HZ;
  private static final short[] TALK = VoiceByRule.talk(15, 5);
  private static final float[] MARKED = MarkedSound.floats(MarkedSound.marked(TALK));

  private final MarkDetector detector = new MarkDetector();

  private static float[] piece(float[] samples, double fromSeconds) {
    int from = (int) (fromSeconds * HZ);
    return Arrays.copyOfRange(samples, from, from + MarkDetector.PIECE_SECONDS * HZ);
  }

  @Test
  void aMarkedVoiceIsFoundWhereverThePieceBegins() {
    for (double from : new double[] {0, 1.2345, 2.5, 4.9}) {
      MarkDetector.Verdict verdict = detector.detect(piece(MARKED, from), HZ);
      assertTrue(verdict.marked(), from + " s: " + verdict);
      assertEquals(from * 1_000 % 5_120, verdict.offsetMs(), 30);
    }
  }

  @Test
  void theSameVoiceWithoutAMarkIsNot() {
    MarkDetector.Verdict verdict = detector.detect(piece(MarkedSound.floats(TALK), 0), HZ);
    assertFalse(verdict.marked(), verdict.toString());
  }

  @Test
  void itIsFoundAfterOpusAndATelephone() {
    float[] heard = new float[MARKED.length * 2];
    try (var up = Resampler.from24kTo48k();
        var encoder = new OpusEncoder(new OpusEncoder.Config(24_000, 5, 10));
        var decoder = new OpusDecoder();
        var telephone = new Resampler(48_000, 8_000)) {
      float[] wide = up.process(MARKED);
      for (int at = 0;
          at + OpusEncoder.FRAME_SAMPLES <= wide.length;
          at += OpusEncoder.FRAME_SAMPLES) {
        int count = decoder.decode(encoder.encode(wide, at));
        ShortBuffer frame = ByteBuffer.wrap(decoder.pcm()).order(LITTLE_ENDIAN).asShortBuffer();
        for (int i = 0; i < count; i++) {
          heard[at + i] = frame.get(i) / 32_768f;
        }
      }
      float[] narrow = telephone.process(heard);
      float[] piece = Arrays.copyOfRange(narrow, 8_000, 88_000);
      assertTrue(detector.detect(piece, 8_000).marked());
    }
  }

  @Test
  void loudnessDoesNotMatter() {
    float[] quiet = piece(MARKED, 1);
    double loud = detector.detect(quiet, HZ).score();
    for (int i = 0; i < quiet.length; i++) {
      quiet[i] *= 0.03f;
    }
    // Other rates than 16 kHz are resampled with 16 bits, of which quiet sound has few.
    assertEquals(loud, detector.detect(quiet, HZ).score(), 1);
  }

  @Test
  void noiseAndSilenceAreNotMarked() {
    float[] noise = new float[160_000];
    assertEquals(0, detector.detect(noise, 16_000).score());
    for (int seed = 0; seed < 8; seed++) {
      var random = new Random(seed);
      for (int i = 0; i < noise.length; i++) {
        noise[i] = (float) (0.1 * random.nextGaussian());
      }
      MarkDetector.Verdict verdict = detector.detect(noise, 16_000);
      assertFalse(verdict.marked(), verdict.toString());
    }
  }

  @Test
  void aRecordingIsHeardInPiecesThatOverlap() {
    assertEquals(2, detector.detectAll(MARKED, HZ).size());
    assertEquals(1, detector.detectAll(new float[100], HZ).size());
  }
}
