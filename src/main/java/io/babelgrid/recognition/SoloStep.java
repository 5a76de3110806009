package io.babelgrid.recognition;

import ai.onnxruntime.OnnxTensor;
import io.babelgrid.engine.BoundRun;
import io.babelgrid.engine.ModelSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Steps of one row by {@code decoder.onnx}. What is bound stays from step to step, so that a step
 * allocates nothing. Owned by one {@link DecoderTensors}.
 */
final class SoloStep {

  private final List<String> inputs;
  private final List<String> outputs;
  private final int caches;
  private final BoundRun run;

  SoloStep(ModelSession decoder, WhisperSettings settings) {
    List<String> names = settings.cacheNames();
    caches = names.size();
    inputs =
        new ArrayList<>(
            List.of("input_ids", "position_ids", "logit_index", "begin", "seqlens_k", "total_len"));
    outputs = new ArrayList<>(List.of("next_token", "next_logprob"));
    for (String name : names) {
      inputs.add("past_" + name);
      outputs.add("present_" + name);
    }
    var in = new ArrayList<>(inputs);
    in.add("cross_bias");
    names.forEach(name -> in.add("cross_" + name));
    var out = new ArrayList<>(outputs);
    out.add("align");
    run = decoder.bind(in, out);
  }

  /** Binds what does not depend on the audio, by name. */
  void bind(Map<String, OnnxTensor> in, Map<String, OnnxTensor> out) {
    for (int i = 0; i < inputs.size(); i++) {
      run.input(i, Objects.requireNonNull(in.get(inputs.get(i)), inputs.get(i)));
    }
    for (int i = 0; i < outputs.size(); i++) {
      run.output(i, Objects.requireNonNull(out.get(outputs.get(i)), outputs.get(i)));
    }
  }

  /**
   * @param attention where the attention to the audio goes
   * @param crossBias what is added to it
   * @param crossAttention keys and values of the audio, as {@link WhisperSettings#cacheNames()}
   */
  void run(OnnxTensor attention, OnnxTensor crossBias, List<OnnxTensor> crossAttention) {
    run.output(outputs.size(), attention);
    run.input(inputs.size(), crossBias);
    for (int i = 0; i < caches; i++) {
      run.input(inputs.size() + 1 + i, crossAttention.get(i));
    }
    run.run();
  }
}
