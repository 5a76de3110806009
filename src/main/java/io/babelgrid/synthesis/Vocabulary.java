package io.babelgrid.synthesis;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A model's numbers for the symbols of its phoneme alphabet. Immutable. */
final class Vocabulary {

  private final Map<Character, Integer> tokens;

  Vocabulary(Map<Character, Integer> tokens) {
    this.tokens = Map.copyOf(tokens);
  }

  static Vocabulary read(Path file) throws IOException {
    Map<String, Integer> symbols =
        new ObjectMapper().readValue(file.toFile(), new TypeReference<>() {});
    var tokens = new HashMap<Character, Integer>();
    symbols.forEach((symbol, token) -> tokens.put(symbol.charAt(0), token));
    return new Vocabulary(tokens);
  }

  /** The phonemes without what the model does not know. */
  String known(String phonemes) {
    var known = new StringBuilder(phonemes.length());
    for (int i = 0; i < phonemes.length(); i++) {
      if (tokens.containsKey(phonemes.charAt(i))) {
        known.append(phonemes.charAt(i));
      }
    }
    return known.toString();
  }

  /** Tokens of known phonemes between the pads, which are 0. */
  long[] tokens(String phonemes) {
    var result = new long[phonemes.length() + 2];
    for (int i = 0; i < phonemes.length(); i++) {
      result[i + 1] = tokens.getOrDefault(phonemes.charAt(i), 0);
    }
    return result;
  }
}
