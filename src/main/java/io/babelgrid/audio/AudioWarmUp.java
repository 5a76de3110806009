package io.babelgrid.audio;

/** Loads and compiles the codecs, so that the first call is as good as the tenth. */
public final class AudioWarmUp {

  /** Enough for the JIT's first tiers; takes about 0.2 s. */
  private static final int FRAMES = 300;

  private AudioWarmUp() {}

  /** Encodes, decodes, restores and conceals a tone. */
  public static void run() {
    try (OpusEncoder encoder = new OpusEncoder(OpusEncoder.Config.SPEECH);
        Resampler upsampler = Resampler.from24kTo48k();
        SpeakerAudio speaker = new SpeakerAudio()) {
      float[] tone = new float[OpusEncoder.FRAME_SAMPLES / 2];
      for (int i = 0; i < FRAMES; i++) {
        for (int k = 0; k < tone.length; k++) {
          tone[k] = (float) (0.1 * Math.sin(0.05 * (i * tone.length + k)));
        }
        float[] frame = new float[OpusEncoder.FRAME_SAMPLES];
        float[] loud = upsampler.process(tone);
        System.arraycopy(loud, 0, frame, 0, Math.min(frame.length, loud.length));
        byte[] opus = encoder.encode(frame, 0);
        boolean lost = i % 10 == 9;
        speaker.next(lost ? null : opus, lost && i % 20 == 9 ? opus : null, i * 960L, 960);
      }
    }
  }
}
