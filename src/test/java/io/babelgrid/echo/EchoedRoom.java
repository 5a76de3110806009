package io.babelgrid.echo;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.audio.Resampler;
import java.util.Arrays;
import java.util.Random;

/** A loudspeaker and a microphone in one room: what the microphone hears of a voice. Seeded. */
final class EchoedRoom {

  private static final int RATE = AudioSpan.SAMPLE_RATE_HZ;
  private static final int FRAME = RATE / 50;
  private static final long FRAME_NS = 20_000_000;
  private static final float NOISE = 0.0005f;

  private final int delay;
  private final double levelDb;
  private final Random random;

  private EchoedRoom(int delayMs, double levelDb, Random random) {
    this.delay = delayMs * RATE / 1000;
    this.levelDb = levelDb;
    this.random = random;
  }

  /** Later by 80 to 300 ms and weaker by 15 to 30 dB. */
  static EchoedRoom of(int seed) {
    var random = new Random(seed);
    return new EchoedRoom(80 + random.nextInt(221), -15 - 15 * random.nextDouble(), random);
  }

  /** The voice as it comes back, by three ways, in the noise of a microphone. */
  float[] echo(float[] voice, double tailSeconds) {
    float[] heard = new float[voice.length + (int) (tailSeconds * RATE)];
    double level = Math.pow(10, levelDb / 20);
    int second = delay + RATE / 100 + random.nextInt(RATE / 50);
    int third = second + RATE / 40 + random.nextInt(RATE / 20);
    for (int i = 0; i < heard.length; i++) {
      double sum = at(voice, i - delay) + 0.5 * at(voice, i - second) - 0.3 * at(voice, i - third);
      heard[i] = (float) (level * sum + NOISE * random.nextGaussian());
    }
    return heard;
  }

  private static float at(float[] samples, int index) {
    return index >= 0 && index < samples.length ? samples[index] : 0;
  }

  /** What passes the gate of who is played the voice. */
  static float[] gated(float[] voice, float[] microphone) {
    var played = new PlayedSound();
    return through(new EchoGate(played), played, widened(voice), microphone);
  }

  /** Whether the gate of who is played the voice notes its echo. */
  static boolean isNoted(float[] voice, float[] microphone) {
    var played = new PlayedSound();
    var gate = new EchoGate(played);
    through(gate, played, widened(voice), microphone);
    return gate.isEchoed();
  }

  private static float[] widened(float[] voice) {
    try (var up = new Resampler(RATE, 3 * RATE / 2)) {
      return up.process(voice);
    }
  }

  private static float[] through(
      EchoGate gate, PlayedSound played, float[] wide, float[] microphone) {
    var meter = new VoiceMeter();
    float[] passed = new float[microphone.length];
    short[] pcm = new short[3 * FRAME / 2];
    for (int frame = 0; (frame + 1) * FRAME <= microphone.length; frame++) {
      long nowNs = 1_000_000_000L + frame * FRAME_NS;
      for (int i = 0; i < pcm.length; i++) {
        pcm[i] = (short) (32_767 * at(wide, frame * pcm.length + i));
      }
      SoundPrint print = meter.print(pcm, nowNs);
      if (print != null) {
        played.played(print);
      }
      int from = frame * FRAME;
      var span = new AudioSpan(from, Arrays.copyOfRange(microphone, from, from + FRAME));
      System.arraycopy(gate.accept(span, nowNs).samples(), 0, passed, from, FRAME);
    }
    return passed;
  }
}
