package io.babelgrid.translation;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.InferenceException;
import io.babelgrid.engine.ModelSession;
import io.babelgrid.engine.model.ModelInfo;
import io.babelgrid.engine.model.ModelMissingException;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.pipeline.Language;
import io.babelgrid.translation.sentencepiece.Tokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A Marian translation model (Junczys-Dowmunt et al. 2018): transformer encoder, decoder with
 * simpler simple recurrent units, so that the state of a sentence has constant size. Shared by all
 * translators of its language pair; safe for many threads. Graphs: models/convert/marian_graph.py.
 */
public final class MarianModel implements AutoCloseable {

  private static final Set<String> STEP_OUTPUTS = Set.of("logits", "state_out", "attn");

  private final Language source;
  private final Language target;
  private final MarianConfig config;
  private final Tokenizer sourceTokenizer;
  private final Tokenizer targetTokenizer;
  private final ModelSession encoder;
  private final ModelSession decoder;
  private final ComputeLanes lanes;

  private MarianModel(ModelInfo info, ModelStore store, ComputeLanes lanes) {
    String id = info.id();
    source = Language.of(info.languages().getFirst());
    target = Language.of(info.languages().getLast());
    config = MarianConfig.read(store.file(id, "config.json"));
    Path sourceVocabulary = store.file(id, "source.spm");
    Path targetVocabulary = store.file(id, "target.spm");
    sourceTokenizer = Tokenizer.load(sourceVocabulary);
    targetTokenizer =
        sameContent(sourceVocabulary, targetVocabulary)
            ? sourceTokenizer
            : Tokenizer.load(targetVocabulary);
    encoder = ModelSession.load(store.file(id, "encoder.onnx"), lanes.device());
    decoder = ModelSession.load(store.file(id, "decoder.onnx"), lanes.device());
    this.lanes = lanes;
  }

  /**
   * Loads a prepared model.
   *
   * @throws ModelMissingException when it is not prepared, or a file of it is not as prepared
   * @throws InferenceException when a graph cannot be loaded
   */
  public static MarianModel load(ModelStore store, String modelId, ComputeLanes lanes) {
    ModelInfo info =
        store.models().stream()
            .filter(model -> model.id().equals(modelId))
            .findFirst()
            .orElseThrow(() ->
                new ModelMissingException(
                    "model %s is not prepared; run models/prepare".formatted(modelId)));
    return new MarianModel(info, store, lanes);
  }

  public Language source() {
    return source;
  }

  public Language target() {
    return target;
  }

  MarianConfig config() {
    return config;
  }

  Tokenizer sourceTokenizer() {
    return sourceTokenizer;
  }

  Tokenizer targetTokenizer() {
    return targetTokenizer;
  }

  /**
   * Runs the encoder.
   *
   * @param ids source pieces, the end mark last
   */
  EncodedSource encode(int[] ids, long deadlineNs) {
    return lanes.call("translation.encoder", deadlineNs, () -> encodeNow(ids));
  }

  /**
   * Runs one step of the decoder.
   *
   * @param previous state and piece of the step before; {@link Step#first} at the beginning
   */
  Step step(EncodedSource encoded, Step previous, int previousPiece, long deadlineNs) {
    return lanes.call(
        "translation.step", deadlineNs, () -> stepNow(encoded, previous, previousPiece));
  }

  /** The state before the first piece. */
  Step firstStep() {
    try {
      int floats = config.decoderLayers() * config.width();
      long[] shape = {1, config.decoderLayers(), config.width()};
      FloatBuffer zeros = FloatBuffer.allocate(floats);
      return Step.first(OnnxTensor.createTensor(decoder.environment(), zeros, shape));
    } catch (OrtException e) {
      throw new InferenceException("cannot create a decoder state", e);
    }
  }

  @Override
  public void close() {
    encoder.close();
    decoder.close();
  }

  private EncodedSource encodeNow(int[] ids) throws OrtException {
    OrtEnvironment environment = encoder.environment();
    long[] shape = {1, ids.length};
    LongBuffer pieces = LongBuffer.wrap(Arrays.stream(ids).asLongStream().toArray());
    float[] allPresent = new float[ids.length];
    Arrays.fill(allPresent, 1);
    OnnxTensor mask = OnnxTensor.createTensor(environment, FloatBuffer.wrap(allPresent), shape);
    try (OnnxTensor input = OnnxTensor.createTensor(environment, pieces, shape)) {
      OrtSession.Result context =
          encoder.run(Map.of("src_ids", input, "src_mask", mask), encoder.outputNames());
      return new EncodedSource(ids.length, mask, context);
    } catch (OrtException | RuntimeException e) {
      mask.close();
      throw e;
    }
  }

  private Step stepNow(EncodedSource encoded, Step previous, int previousPiece)
      throws OrtException {
    OrtEnvironment environment = decoder.environment();
    long[] shape = {1};
    try (OnnxTensor piece =
            OnnxTensor.createTensor(
                environment, LongBuffer.wrap(new long[] {previousPiece}), shape);
        OnnxTensor position =
            OnnxTensor.createTensor(
                environment, LongBuffer.wrap(new long[] {previous.nextPosition()}), shape)) {
      var inputs = new HashMap<>(encoded.inputs());
      inputs.put("tok", piece);
      inputs.put("pos", position);
      inputs.put("state", previous.state());
      return Step.of(decoder.run(inputs, STEP_OUTPUTS), previous.nextPosition() + 1);
    }
  }

  private static boolean sameContent(Path one, Path other) {
    try {
      return Files.mismatch(one, other) < 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
