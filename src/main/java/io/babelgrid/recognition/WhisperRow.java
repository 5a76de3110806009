package io.babelgrid.recognition;

import io.babelgrid.engine.StepRow;

/** One decoding as a row of the decoder's batch. */
interface WhisperRow extends StepRow {

  WhisperDecoder decoder();
}
