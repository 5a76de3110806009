package io.babelgrid.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a graph takes or gives under one name.
 *
 * @param type of the elements: {@code FLOAT}, {@code INT64}, ...; {@code NONE} for what is no
 *     tensor
 * @param shape -1 where the length is free
 */
public record TensorSpec(String type, List<Long> shape) {

  public TensorSpec {
    shape = List.copyOf(shape);
  }

  /** Floats of 32 bits in any number of rows. */
  public static TensorSpec floatRows(long... shapeOfRow) {
    var shape = new ArrayList<Long>();
    shape.add(-1L);
    for (long length : shapeOfRow) {
      shape.add(length);
    }
    return new TensorSpec("FLOAT", shape);
  }

  /** Whether what is asked for fits: same type, and every length free here or the same. */
  public boolean takes(TensorSpec asked) {
    if (!type.equals(asked.type) || shape.size() != asked.shape.size()) {
      return false;
    }
    for (int i = 0; i < shape.size(); i++) {
      if (shape.get(i) != -1 && !shape.get(i).equals(asked.shape.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** {@code float [N, 1, 80, 16]}; a length that is free is N. */
  @Override
  public String toString() {
    return type.toLowerCase(Locale.ROOT)
        + shape.stream()
            .map(length -> length == -1 ? "N" : length.toString())
            .collect(Collectors.joining(", ", " [", "]"));
  }
}
