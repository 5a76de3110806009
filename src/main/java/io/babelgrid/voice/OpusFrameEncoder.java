package io.babelgrid.voice;

import io.babelgrid.audio.OpusEncoder;
import io.babelgrid.audio.Resampler;
import io.babelgrid.playout.FrameEncoder;
import io.babelgrid.playout.PlayoutTrack;

/**
 * Opus for synthetic speech: 24 kHz in, full-band packets out. Belongs to the playout clock's
 * thread.
 */
public final class OpusFrameEncoder implements FrameEncoder {

  private final OpusEncoder encoder = new OpusEncoder(OpusEncoder.Config.SPEECH);
  private final Resampler resampler = Resampler.from24kTo48k();
  private final float[] speech = new float[PlayoutTrack.FRAME_SAMPLES];
  private final float[] wide = new float[OpusEncoder.FRAME_SAMPLES];

  @Override
  public byte[] encode(short[] pcm) {
    for (int i = 0; i < pcm.length; i++) {
      speech[i] = pcm[i] / 32_768f;
    }
    float[] resampled = resampler.process(speech);
    System.arraycopy(resampled, 0, wide, 0, Math.min(wide.length, resampled.length));
    return encoder.encode(wide, 0);
  }

  @Override
  public void close() {
    encoder.close();
    resampler.close();
  }
}
