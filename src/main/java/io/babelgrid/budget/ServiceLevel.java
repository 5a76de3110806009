package io.babelgrid.budget;

/** What a listener gets of a speaker, best first. Later constants are worse. */
public enum ServiceLevel {
  /** Translated voice with a mouth that moves with it. */
  LIP_SYNC,
  /** Translated voice. */
  VOICE,
  /** Text only; also the level of recognition, without which there is no text. */
  CAPTIONS,
  /** The speaker as they are, nothing computed. */
  ORIGINAL
}
