package io.babelgrid.voice;

import io.babelgrid.playout.VoicePosition;
import org.jspecify.annotations.Nullable;

/** The synthetic voice as a mouth follows it; any thread. */
public interface LipVoice {

  /** What is said now; null between phrases. */
  @Nullable VoicePosition position();

  /** Whether the voice talks, pauses between phrases included. */
  boolean isTalking();
}
