package io.babelgrid.engine.model;

import java.util.Map;
import java.util.Objects;

/**
 * One way to run a model, as it was measured.
 *
 * @param name unique on a node
 * @param cores what one speaker who talks takes, on the machine of {@code perf/README.md}; a node
 *     learns its own figure
 * @param measure what {@code quality} is
 * @param quality by language or pair of languages
 */
public record ModelVariant(String name, double cores, String measure, Map<String, Double> quality) {
  public ModelVariant {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(measure, "measure");
    quality = Map.copyOf(quality);
  }
}
