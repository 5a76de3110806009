package io.babelgrid.translation;

import ai.onnxruntime.OrtException;
import io.babelgrid.engine.InferenceException;
import io.babelgrid.engine.ModelSession;
import io.babelgrid.engine.Spares;
import io.babelgrid.engine.StepModel;
import java.util.List;
import java.util.Set;

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

  private final Spares<StepTensors> spares = new Spares<>();

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
    StepTensors free = spares.take();
    try {
      StepTensors tensors = free != null ? free : tensors(rows.getFirst().source());
      try {
        if (rows.size() == 1) {
          tensors.runAlone(rows.getFirst());
        } else {
          tensors.run(rows);
        }
      } finally {
        spares.giveBack(tensors);
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
    spares.close(StepTensors::close);
  }
}
