package io.babelgrid.translation;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.InferenceException;
import io.babelgrid.engine.ModelSession;
import io.babelgrid.engine.Spares;
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
import java.util.Map;

/**
 * A Marian translation model (Junczys-Dowmunt et al. 2018): transformer encoder, decoder with
 * simpler simple recurrent units, so that the state of a sentence has constant size. Shared by all
 * translators of its language pair; safe for many threads. Graphs: models/convert/marian_graph.py.
 */
public final class MarianModel implements AutoCloseable {

  static final String ENCODER_STAGE = "translation.encoder";

  private final Language source;
  private final Language target;
  private final MarianConfig config;
  private final Tokenizer sourceTokenizer;
  private final Tokenizer targetTokenizer;
  private final WordStarts targetWords;
  private final ModelSession encoder;
  private final ModelSession decoder;
  private final ModelSession step;
  private final MarianSteps steps;
  private final Spares<RowMemory> spareMemory = new Spares<>();
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
    targetWords = WordStarts.of(targetTokenizer, target);
    encoder = ModelSession.load(store.file(id, "encoder.onnx"), lanes.device());
    decoder = ModelSession.load(store.file(id, "decoder.onnx"), lanes.device());
    step = ModelSession.load(store.file(id, "step.onnx"), lanes.device());
    steps = new MarianSteps(decoder, step, config);
    this.lanes = lanes;
  }

  /**
   * Loads a prepared model.
   *
   * @throws ModelMissingException when it is not prepared, or a file of it is not as prepared
   * @throws InferenceException when a graph cannot be loaded
   */
  public static MarianModel load(ModelStore store, String modelId, ComputeLanes lanes) {
    return new MarianModel(store.info(modelId), store, lanes);
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

  /** Which pieces of the translation can begin a word. */
  WordStarts targetWords() {
    return targetWords;
  }

  /**
   * Runs the encoder.
   *
   * @param ids source pieces, the end mark last
   */
  EncodedSource encode(int[] ids, long deadlineNs) {
    return lanes.call(ENCODER_STAGE, deadlineNs, () -> encodeNow(ids));
  }

  /** The decoder as a model of steps that many sentences share. */
  MarianSteps steps() {
    return steps;
  }

  ComputeLanes lanes() {
    return lanes;
  }

  /** Memory for one sentence, with the state before its first piece; back when it is closed. */
  RowMemory borrowMemory(int sourcePieces) {
    RowMemory free = spareMemory.take();
    RowMemory memory =
        free != null ? free : new RowMemory(decoder.environment(), config, spareMemory::giveBack);
    memory.reset(sourcePieces);
    return memory;
  }

  @Override
  public void close() {
    spareMemory.close(RowMemory::release);
    steps.close();
    encoder.close();
    decoder.close();
    step.close();
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
      return new EncodedSource(ids.length, mask, context, config.contextNames());
    } catch (OrtException | RuntimeException e) {
      mask.close();
      throw e;
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
