package io.babelgrid.echo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.audio.AudioLevel;
import io.babelgrid.audio.AudioSpan;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EchoGateTest {

  private static final int RATE = AudioSpan.SAMPLE_RATE_HZ;

  /** Bursts of noise as long and as far apart as syllables. */
  private static float[] babble(int seed, double seconds, double silentSeconds) {
    var random = new Random(seed);
    float[] samples = new float[(int) ((seconds + silentSeconds) * RATE)];
    for (int at = 0; at < seconds * RATE; at += RATE / 20 + random.nextInt(RATE / 5)) {
      int length = RATE / 16 + random.nextInt(RATE / 8);
      float smooth = 0.05f + 0.9f * random.nextFloat();
      float sound = 0;
      for (int i = 0; i < length && at + i < seconds * RATE; i++) {
        sound += smooth * ((float) random.nextGaussian() - sound);
        samples[at + i] += 0.15f * sound * (float) Math.sin(Math.PI * i / length);
      }
    }
    return samples;
  }

  private static double db(float[] kept, float[] all, double from, double to) {
    float[] before = java.util.Arrays.copyOfRange(all, (int) (from * RATE), (int) (to * RATE));
    float[] after = java.util.Arrays.copyOfRange(kept, (int) (from * RATE), (int) (to * RATE));
    return 10 * Math.log10((AudioLevel.energy(after) + 1e-12) / AudioLevel.energy(before));
  }

  @Test
  void anEchoIsSilencedFromItsBeginning() {
    for (int seed = 0; seed < 20; seed++) {
      float[] voice = babble(seed, 4, 0);
      float[] microphone = EchoedRoom.of(seed).echo(voice, 1);
      double left = db(EchoedRoom.gated(voice, microphone), microphone, 0, 4.3);
      assertTrue(left < -6, "room " + seed + ": " + left + " dB");
    }
  }

  @Test
  void whoSpeaksAsLoudlyAsTheVoicePasses() {
    for (int seed = 0; seed < 20; seed++) {
      float[] voice = babble(seed, 6, 0);
      float[] own = babble(seed + 100, 6, 0);
      float[] microphone = EchoedRoom.of(seed).echo(voice, 0);
      for (int i = 0; i < microphone.length; i++) {
        microphone[i] += own[i];
      }
      double left = db(EchoedRoom.gated(voice, microphone), microphone, 0, 6);
      assertTrue(left > -0.5, "room " + seed + ": " + left + " dB");
    }
  }

  @Test
  void whoHasHeadphonesIsHeardHoweverSoftlyTheySpeak() {
    for (int seed = 0; seed < 20; seed++) {
      float[] voice = babble(seed, 8, 0);
      float[] microphone = babble(seed + 100, 8, 0);
      for (int i = 0; i < microphone.length; i++) {
        microphone[i] *= i < 2 * RATE ? 0 : 0.1f;
      }
      double left = db(EchoedRoom.gated(voice, microphone), microphone, 2, 8);
      assertTrue(left > -1, "seed " + seed + ": " + left + " dB");
    }
  }

  @Test
  void anEchoIsNotedWithinSecondsAndWhoHasHeadphonesIsToldNothing() {
    for (int seed = 0; seed < 20; seed++) {
      float[] voice = babble(seed, 8, 0);
      assertTrue(EchoedRoom.isNoted(voice, EchoedRoom.of(seed).echo(voice, 1)), "room " + seed);
    }
    for (int seed = 0; seed < 4; seed++) {
      float[] voice = babble(seed, 60, 0);
      assertFalse(EchoedRoom.isNoted(voice, babble(seed + 100, 60, 0)), "seed " + seed);
    }
  }

  @Test
  void whileNothingIsPlayedAudioPassesAsItIs() {
    var gate = new EchoGate(new PlayedSound());
    var span = new AudioSpan(0, new float[320]);
    assertSame(span, gate.accept(span, 1));
  }

  @Test
  void whatNobodyTakesIsBounded() {
    var played = new PlayedSound();
    for (int i = 0; i < 10_000; i++) {
      played.played(new SoundPrint(new float[BandMeter.BANDS], i));
    }
    int left = 0;
    while (played.take() != null) {
      left++;
    }
    assertEquals(256, left);
  }

  @Test
  void theSameSoundHasTheSamePowerAtAnyRate() {
    var random = new Random(1);
    float[] wide = new float[768];
    float[] narrow = new float[512];
    double hz = 400 + random.nextInt(1000);
    for (int i = 0; i < wide.length; i++) {
      wide[i] = (float) Math.sin(2 * Math.PI * hz * i / 24_000);
    }
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) Math.sin(2 * Math.PI * hz * i / RATE);
    }
    assertEquals(
        sum(new BandMeter(24_000).next(wide, 0, wide.length)),
        sum(new BandMeter(RATE).next(narrow, 0, narrow.length)),
        0.05);
  }

  private static double sum(float[] bands) {
    double sum = 0;
    for (float band : bands) {
      sum += band;
    }
    return sum;
  }
}
