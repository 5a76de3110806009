package io.babelgrid.lipsync.render;

/** Whether a mouth can be drawn into a frame, and why not. */
public enum Sight {
  /** The face is seen well. */
  CLEAR,
  /** No face was found. */
  NO_FACE,
  /** The mesh model doubts that it sees a face. */
  UNCERTAIN,
  /** Too few pixels for a mouth. */
  SMALL,
  /** The mouth's surroundings reach over the picture's edge. */
  CUT,
  /** Turned too far to the side, up or down. */
  TURNED,
  /** Too dark for the colours to be known. */
  DARK,
  /** Something is in front of the mouth. */
  COVERED
}
