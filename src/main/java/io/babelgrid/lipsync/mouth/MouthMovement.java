package io.babelgrid.lipsync.mouth;

/**
 * How a mouth moves through one phrase: as its phonemes say, or, where a voice does not tell them,
 * as its sound does.
 */
public sealed interface MouthMovement permits MouthTrajectory, HeardMouth {

  /**
   * Shape to show while sample {@code sample} of the phrase, at 24 kHz, is heard; the visual lead
   * is already in it. At rest before the phrase and after it.
   */
  MouthShape at(double sample);
}
