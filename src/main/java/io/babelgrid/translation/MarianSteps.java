package io.babelgrid.translation;

import ai.onnxruntime.OrtException;
import io.babelgrid.engine.InferenceException;
import io.babelgrid.engine.ModelSession;
import io.babelgrid.engine.StepModel;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Steps of a Marian decoder over sentences of different speakers. Every row keeps its state and its
 * source where they are, at its own length; only the weights are shared. A row alone takes {@code
 * decoder.onnx}, which has no places to leave empty.
 */
final class MarianSteps implements StepModel<MarianRow>, AutoCloseable {

  private final ModelSession alone;
  private final ModelSession together;
  private final MarianConfig config;

  /** As many as steps were ever made at once. */
  private final Queue<StepTensors> idle = new ConcurrentLinkedQueue<>();

  MarianSteps(ModelSession alone, ModelSession together, MarianConfig config) {
    this.alone = alone;
    this.together = together;
    this.config = config;
  }

  @Override
  public String stage() {
    return "translation.step";
  }

  @Override
  public int maxWidth() {
    return config.stepRows();
  }

  @Override
  public Set<String> fedBy() {
    return Set.of(MarianModel.ENCODER_STAGE);
  }

  @Override
  public void step(List<MarianRow> rows) {
    StepTensors free = idle.poll();
    try {
      StepTensors tensors = free != null ? free : tensors(rows.getFirst().source());
      try {
        if (rows.size() == 1) {
          tensors.runAlone(alone, rows.getFirst());
        } else {
          tensors.run(together, rows);
        }
      } finally {
        idle.add(tensors);
      }
    } catch (OrtException e) {
      throw new InferenceException("a step of the translator failed", e);
    }
  }

  private StepTensors tensors(EncodedSource like) throws OrtException {
    return new StepTensors(alone.environment(), config, like);
  }

  @Override
  public void close() {
    for (StepTensors tensors = idle.poll(); tensors != null; tensors = idle.poll()) {
      tensors.close();
    }
  }
}
