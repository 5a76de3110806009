package io.babelgrid.voice;

import io.babelgrid.marks.VoiceMarker;
import io.babelgrid.playout.FrameEncoder;

/** Marks each frame as synthetic before it is encoded. Belongs to the playout clock's thread. */
public final class MarkedFrameEncoder implements FrameEncoder {

  private final FrameEncoder encoder;
  private final VoiceMarker marker = new VoiceMarker();
  private final short[] marked = new short[VoiceMarker.FRAME_SAMPLES];

  public MarkedFrameEncoder(FrameEncoder encoder) {
    this.encoder = encoder;
  }

  @Override
  public byte[] encode(short[] pcm) {
    marker.mark(pcm, marked);
    return encoder.encode(marked);
  }

  @Override
  public void close() {
    encoder.close();
  }
}
