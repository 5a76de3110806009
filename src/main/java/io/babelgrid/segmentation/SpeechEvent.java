package io.babelgrid.segmentation;

import io.babelgrid.audio.AudioSpan;

/**
 * What voice activity detection says of one speaker, in order: started, audio..., ended. Between an
 * end and the next start nothing is emitted, so nothing downstream ever sees silence.
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
   * Speech ended.
   *
   * @param endSample index just past the last voiced sample
   */
  record Ended(long utterance, long endSample) implements SpeechEvent {}
}
