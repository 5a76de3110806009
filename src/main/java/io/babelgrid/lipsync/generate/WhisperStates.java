package io.babelgrid.lipsync.generate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What MuseTalk hears: ten states of Whisper around a picture, four before it, each with all its
 * layers (MuseTalk's {@code audio2feature.py}), with their positions added (its {@code unet.py}).
 * Before and behind the phrase they are 0, as in its release 1.5. The phrase is encoded anew
 * whenever a picture needs states of what was rendered since; its first 30 s are heard.
 */
final class WhisperStates implements SpeechFeatures {

  private static final int STATE = WhisperEncoder.LAYERS * WhisperEncoder.WIDTH;

  /** States that one picture is given. */
  static final int WINDOW = 10;

  /** Tokens that they make: one for each layer of each. */
  static final int TOKENS = WINDOW * WhisperEncoder.LAYERS;

  private static final int BEFORE = 4;
  private static final int STATES_A_SECOND = 50;
  private static final float[] POSITIONS = positions();

  private final WhisperEncoder encoder;
  private final float[] silence;
  private final Voice16k voice = new Voice16k();
  private final WhisperMel melSpectrogram = new WhisperMel();
  private final float[] mel = new float[WhisperMel.BANDS * WhisperMel.COLUMNS];
  private final float[] window = new float[TOKENS * WhisperEncoder.WIDTH];
  private float[] states = new float[0];
  private short[] phrase = new short[0];
  private int heardSamples;

  /**
   * @param silence as {@link #silence} makes it
   */
  WhisperStates(WhisperEncoder encoder, float[] silence) {
    this.encoder = encoder;
    this.silence = silence;
  }

  /** What is heard between phrases: a window out of 30 s of silence. */
  static float[] silence(WhisperEncoder encoder, long dueNs) {
    float[] mel = new float[WhisperMel.BANDS * WhisperMel.COLUMNS];
    new WhisperMel().write(new Voice16k(), mel);
    float[] states = encoder.encode(mel, WhisperEncoder.STATES, dueNs);
    int middle = WhisperEncoder.STATES / 2 * STATE;
    float[] window = Arrays.copyOfRange(states, middle, middle + WINDOW * STATE);
    addPositions(window);
    return window;
  }

  /** {@code TOKENS} times {@code WIDTH}. */
  @Override
  public float[] at(@Nullable VoiceAudio audio, double sample, long dueNs) {
    if (audio == null) {
      return silence;
    }
    int first = (int) Math.floor(sample * STATES_A_SECOND / VoiceAudio.RATE_HZ) - BEFORE;
    follow(audio, first + WINDOW, dueNs);
    for (int i = 0; i < WINDOW; i++) {
      int at = first + i;
      if (at >= 0 && (at + 1) * STATE <= states.length) {
        System.arraycopy(states, at * STATE, window, i * STATE, STATE);
      } else {
        Arrays.fill(window, i * STATE, (i + 1) * STATE, 0);
      }
    }
    addPositions(window);
    return window;
  }

  private void follow(VoiceAudio audio, int needed, long dueNs) {
    boolean other = audio.pcm() != phrase;
    boolean more = audio.available() > heardSamples && needed * STATE > states.length;
    if (other || more) {
      voice.follow(audio);
      melSpectrogram.write(voice, mel);
      int heard = Math.min(voice.length(), WhisperMel.SAMPLES);
      int count = heard * STATES_A_SECOND / Voice16k.RATE_HZ;
      states = encoder.encode(mel, count, dueNs);
      phrase = audio.pcm();
      heardSamples = audio.available();
    }
  }

  private static void addPositions(float[] window) {
    for (int i = 0; i < window.length; i++) {
      window[i] += POSITIONS[i];
    }
  }

  /** Sines and cosines (Vaswani et al. 2017), over the tokens of a window. */
  private static float[] positions() {
    var positions = new float[TOKENS * WhisperEncoder.WIDTH];
    for (int token = 0; token < TOKENS; token++) {
      for (int i = 0; i < WhisperEncoder.WIDTH; i += 2) {
        double angle = token * Math.pow(10_000, -(double) i / WhisperEncoder.WIDTH);
        positions[token * WhisperEncoder.WIDTH + i] = (float) Math.sin(angle);
        positions[token * WhisperEncoder.WIDTH + i + 1] = (float) Math.cos(angle);
      }
    }
    return positions;
  }
}
