package io.babelgrid.translation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The {@code config.json} of a prepared Marian model.
 *
 * @param decoderLayers layers whose recurrent state is carried from step to step
 * @param width floats of that state a layer
 * @param vocabulary number of target pieces
 * @param endOfSentence piece that closes source and target
 * @param unknown piece that is never written
 * @param stepRows rows that {@code step.onnx} takes at most
 * @param maxLengthFactor target pieces a source piece at most
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record MarianConfig(
    int decoderLayers,
    int width,
    int vocabulary,
    int endOfSentence,
    int unknown,
    int stepRows,
    double maxLengthFactor) {

  static MarianConfig read(Path file) {
    try {
      return new ObjectMapper().readValue(file.toFile(), MarianConfig.class);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Keys and values of the source for each decoder layer, as the graphs name them. */
  List<String> contextNames() {
    return IntStream.range(0, decoderLayers)
        .boxed()
        .flatMap(layer -> Stream.of("ck" + layer, "cv" + layer))
        .toList();
  }
}
