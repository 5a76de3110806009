package io.babelgrid.recognition;

import ai.onnxruntime.OrtException;
import io.babelgrid.engine.InferenceException;
import io.babelgrid.engine.ModelSession;
import io.babelgrid.engine.StepModel;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Steps of Whisper's decoder over rows of different speakers. Every row keeps its caches and audio
 * where they are, at its own length: {@code step.onnx} attends row by row and shares only the
 * weights, so that rows come and go without a copy. A row alone takes {@code decoder.onnx}, which
 * is a tenth faster for one.
 */
final class WhisperSteps implements StepModel<WhisperRow>, AutoCloseable {

  private final ModelSession session;
  private final WhisperSettings settings;

  /** As many as steps were ever made at once. */
  private final Queue<StepTensors> idle = new ConcurrentLinkedQueue<>();

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
    return Set.of(WhisperDecoder.ENCODER_STAGE, WhisperDecoder.PREFILL_STAGE);
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
    for (StepTensors tensors = idle.poll(); tensors != null; tensors = idle.poll()) {
      tensors.close();
    }
  }

  private void stepTogether(List<WhisperRow> rows) throws OrtException {
    StepTensors free = idle.poll();
    StepTensors tensors = free != null ? free : new StepTensors(session.environment(), settings);
    try {
      tensors.run(session, rows);
    } finally {
      idle.add(tensors);
    }
  }
}
