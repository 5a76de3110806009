package io.babelgrid.marks;

/** Whole recordings at the node's rate, as it marks them. */
final class MarkedSound {

  private MarkedSound() {}

  static short[] marked(short[] pcm) {
    var marker = new VoiceMarker();
    short[] marked = new short[pcm.length];
    short[] frame = new short[VoiceMarker.FRAME_SAMPLES];
    for (int at = 0; at + frame.length <= pcm.length; at += frame.length) {
      System.arraycopy(pcm, at, frame, 0, frame.length);
      marker.mark(frame, frame);
      System.arraycopy(frame, 0, marked, at, frame.length);
    }
    return marked;
  }

  static float[] floats(short[] pcm) {
    float[] samples = new float[pcm.length];
    for (int i = 0; i < pcm.length; i++) {
      samples[i] = pcm[i] / 32_768f;
    }
    return samples;
  }
}
