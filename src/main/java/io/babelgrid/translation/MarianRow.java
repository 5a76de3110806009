package io.babelgrid.translation;

import io.babelgrid.engine.StepRow;
import java.nio.FloatBuffer;

/** One sentence as a row of the decoder's batch. */
interface MarianRow extends StepRow {

  EncodedSource source();

  RowMemory memory();

  /** The piece that the next step reads. */
  int previousPiece();

  /** Index of the piece that the next step writes. */
  int position();

  /**
   * A step has been made; its state and attention are in {@link #memory()}.
   *
   * @param logits score of each target piece, valid during this call only
   */
  void predicted(FloatBuffer logits);
}
