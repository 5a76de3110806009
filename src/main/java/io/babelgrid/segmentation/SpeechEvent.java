package io.babelgrid.segmentation;

import io.babelgrid.audio.AudioSpan;

/**
 * What voice activity detection says of one speaker, in order: started, audio..., ended, with any
 * number of pauses between audio. Between a pause and what follows it, and between an end and the
 * next start, nothing is emitted: nothing downstream is asked about silence that goes on.
 */
public sealed interface SpeechEvent {

  /** Number of the utterance within the speaker's track, from 0. */
  long utterance();

  /**
   * Speech began.
   *
   * @param startSample index of the first sample that belongs to the utterance, pre-roll included
   */
  record Started(long utterance, long startSample) implements SpeechEvent {}

  /** Audio of the running utterance, gapless from {@link Started#startSample()}. */
  record Audio(long utterance, AudioSpan span) implements SpeechEvent {}

  /**
   * The speaker pauses: for thought, or because all is said. Either more audio of the utterance
   * follows, that of the pause first, or its end.
   *
   * @param endSample index just past the last voiced sample
   */
  record Paused(long utterance, long endSample) implements SpeechEvent {}

  /**
   * Speech ended.
   *
   * @param endSample index just past the last voiced sample
   */
  record Ended(long utterance, long endSample) implements SpeechEvent {}
}
