package io.babelgrid.recognition;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The model's {@code config.json}: token numbers by name and the decoder's shape.
 *
 * @param alignmentHeads (layer, head) pairs whose attention follows the audio
 * @param contextCapacity positions that the decoder knows
 * @param languages language token by ISO 639 code
 * @param stepRows rows that {@code step.onnx} takes at most
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record WhisperSettings(
    List<List<Integer>> alignmentHeads,
    List<Integer> beginSuppressed,
    int contextCapacity,
    int decoderLayers,
    int endOfText,
    int headSize,
    int heads,
    Map<String, Integer> languages,
    int noSpeech,
    int noTimestamps,
    int startOfPrevious,
    int startOfTranscript,
    int stepRows,
    List<Integer> suppressed,
    int transcribe,
    int translate,
    int vocabulary) {

  /** Token of a task. */
  int task(RecognizerConfig.Task task) {
    return task == RecognizerConfig.Task.TRANSLATE ? translate : transcribe;
  }

  int alignmentHeadCount() {
    return alignmentHeads.size();
  }

  /** Keys and values of each decoder layer, as the graphs name them. */
  List<String> cacheNames() {
    return IntStream.range(0, decoderLayers)
        .boxed()
        .flatMap(layer -> Stream.of("k." + layer, "v." + layer))
        .toList();
  }
}
