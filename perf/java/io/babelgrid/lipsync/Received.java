package io.babelgrid.lipsync;

import io.babelgrid.audio.OpusDecoder;
import io.babelgrid.audio.OpusEncoder;
import io.babelgrid.audio.Resampler;
import io.babelgrid.synthesis.SpeechChunk;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/** A synthetic voice as a listener's device plays it: through Opus, and now and then concealed. */
final class Received {

  static final int HZ = 16_000;
  private static final int FRAME = OpusEncoder.FRAME_SAMPLES;

  /** What Opus delays speech by, at 48 kHz: look-ahead of the encoder for 6.5 ms. */
  private static final int DELAY_SAMPLES = 312;

  private static final int ONE_LOST_IN = 50;

  private Received() {}

  /**
   * @param samples at 24 kHz
   * @return at 16 kHz, in step with them, and as long
   */
  static float[] at16Khz(float[] samples, int bitsPerSecond, Random loss) {
    float[] heard = new float[2 * samples.length + DELAY_SAMPLES + FRAME];
    try (var up = Resampler.from24kTo48k();
        var encoder = new OpusEncoder(new OpusEncoder.Config(bitsPerSecond, 5, 10));
        var decoder = new OpusDecoder();
        var down = Resampler.from48kTo16k()) {
      float[] wide = Arrays.copyOf(up.process(samples), heard.length);
      for (int at = 0; at + FRAME <= heard.length; at += FRAME) {
        byte[] packet = encoder.encode(wide, at);
        boolean lost = loss.nextInt(ONE_LOST_IN) == 0;
        int count = lost ? decoder.conceal(FRAME) : decoder.decode(packet);
        var pcm = ByteBuffer.wrap(decoder.pcm()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < Math.min(count, FRAME); i++) {
          heard[at + i] = pcm.getShort(2 * i) / 32_768f;
        }
      }
      float[] result = down.process(Arrays.copyOfRange(heard, DELAY_SAMPLES, heard.length));
      return Arrays.copyOf(result, samples.length * 2 / 3);
    }
  }
}
