package io.babelgrid.segmentation;

import io.babelgrid.audio.AudioLevel;
import io.babelgrid.audio.AudioSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Hands a speaker's spans over one by one while somebody may be speaking, and a few at once while
 * the detector rests: each hand-over wakes a thread. Owned by the thread the audio comes on.
 */
public final class QuietSpans {

  /** 80 ms; with the windows that a detector at rest leaves out, less than the pre-roll. */
  private static final int MOST = 4;

  private final DoubleSupplier restsBelow;
  private List<AudioSpan> waiting = new ArrayList<>(MOST);

  /**
   * @param restsBelow as {@link VoiceActivityDetector#restsBelow()}
   */
  public QuietSpans(DoubleSupplier restsBelow) {
    this.restsBelow = restsBelow;
  }

  /** Takes the next span; returns what is to be handed over now, in order. */
  public List<AudioSpan> accept(AudioSpan span) {
    waiting.add(span);
    float[] samples = span.samples();
    if (waiting.size() < MOST
        && (!span.heard()
            || AudioLevel.energy(samples) <= restsBelow.getAsDouble() * samples.length)) {
      return List.of();
    }
    List<AudioSpan> all = waiting;
    waiting = new ArrayList<>(MOST);
    return all;
  }
}
