package io.babelgrid.translation;

import ai.onnxruntime.OrtException;
import io.babelgrid.engine.InferenceException;
import io.babelgrid.engine.ModelSession;
import io.babelgrid.engine.StepModel;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Steps of a Marian decoder over sentences of different speakers. Every row keeps its state and its
 * source where they are, at its own length; only the weights are shared. A row alone takes {@code
 * decoder.onnx}, which has no places to leave empty.
 */
final class MarianSteps implements StepModel<MarianRow>, AutoCloseable {

  private static final Set<String> FED_BY = Set.of(MarianModel.ENCODER_STAGE);

  private final ModelSession alone;
  private final ModelSession together;
  private final MarianConfig config;

  /** As many as steps were ever made at once; guarded by itself. */
  private final Queue<StepTensors> idle = new ArrayDeque<>();

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
    return FED_BY;
  }

  @Override
  public void step(List<MarianRow> rows) {
    StepTensors free = poll();
    try {
      StepTensors tensors = free != null ? free : tensors(rows.getFirst().source());
      try {
        if (rows.size() == 1) {
          tensors.runAlone(rows.getFirst());
        } else {
          tensors.run(rows);
        }
      } finally {
        synchronized (idle) {
          idle.add(tensors);
        }
      }
    } catch (OrtException e) {
      throw new InferenceException("a step of the translator failed", e);
    }
  }

  private StepTensors tensors(EncodedSource like) throws OrtException {
    return new StepTensors(alone, together, config, like);
  }

  @Override
  public void close() {
    for (StepTensors tensors = poll(); tensors != null; tensors = poll()) {
      tensors.close();
    }
  }

  private @Nullable StepTensors poll() {
    synchronized (idle) {
      return idle.poll();
    }
  }
}
