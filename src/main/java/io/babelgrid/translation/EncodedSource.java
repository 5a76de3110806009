package io.babelgrid.translation;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Encoder output of one source sentence: keys and values of each decoder layer. Native memory. */
final class EncodedSource implements AutoCloseable {

  private final int pieces;
  private final OnnxTensor mask;
  private final OrtSession.Result context;
  private final List<OnnxTensor> contexts;

  EncodedSource(int pieces, OnnxTensor mask, OrtSession.Result context, List<String> contextNames) {
    this.pieces = pieces;
    this.mask = mask;
    this.context = context;
    var outputs = new HashMap<String, OnnxTensor>();
    for (Map.Entry<String, OnnxValue> output : context) {
      outputs.put(output.getKey(), (OnnxTensor) output.getValue());
    }
    contexts =
        contextNames.stream().map(name -> Objects.requireNonNull(outputs.get(name), name)).toList();
  }

  /** Source pieces, with the end mark. */
  int pieces() {
    return pieces;
  }

  /** Which pieces there are: all of them. */
  OnnxTensor mask() {
    return mask;
  }

  /** Keys or values: {@code index} of {@link MarianConfig#contextNames()}. */
  OnnxTensor context(int index) {
    return contexts.get(index);
  }

  @Override
  public void close() {
    mask.close();
    context.close();
  }
}
