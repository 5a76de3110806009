package io.babelgrid.recognition;

import ai.onnxruntime.OrtException;
import io.babelgrid.engine.InferenceException;
import io.babelgrid.engine.ModelSession;
import io.babelgrid.engine.Spares;
import io.babelgrid.engine.StepModel;
import java.util.List;
import java.util.Set;

/**
 * Steps of Whisper's decoder over rows of different speakers. Every row keeps its caches and audio
 * where they are, at its own length: {@code step.onnx} attends row by row and shares only the
 * weights, so that rows come and go without a copy. A row alone takes {@code decoder.onnx}, which
 * is a tenth faster for one.
 */
final class WhisperSteps implements StepModel<WhisperRow>, AutoCloseable {

  private static final Set<String> FED_BY =
      Set.of(WhisperDecoder.ENCODER_STAGE, WhisperDecoder.PREFILL_STAGE);

  private final ModelSession session;
  private final WhisperSettings settings;

  private final Spares<StepTensors> spares = new Spares<>();

  WhisperSteps(ModelSession session, WhisperSettings settings) {
    this.session = session;
    this.settings = settings;
  }

  @Override
  public String stage() {
    return "recognition.step";
  }

  @Override
  public int maxWidth() {
    return settings.stepRows();
  }

  @Override
  public Set<String> fedBy() {
    return FED_BY;
  }

  @Override
  public void step(List<WhisperRow> rows) {
    try {
      if (rows.size() == 1) {
        rows.getFirst().decoder().stepAlone();
      } else {
        stepTogether(rows);
      }
    } catch (OrtException e) {
      throw new InferenceException("a step of the recogniser failed", e);
    }
  }

  @Override
  public void close() {
    spares.close(StepTensors::close);
  }

  private void stepTogether(List<WhisperRow> rows) throws OrtException {
    StepTensors free = spares.take();
    StepTensors tensors = free != null ? free : new StepTensors(session, settings);
    try {
      tensors.run(rows);
    } finally {
      spares.giveBack(tensors);
    }
  }
}
