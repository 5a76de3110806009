package io.babelgrid.engine.model;

import java.util.List;

/**
 * What the manifest says of one model.
 *
 * @param id directory name, e.g. {@code whisper-base}
 * @param task {@code vad | recognition | translation | synthesis | voice | face | mouth | phrases}
 * @param languages BCP 47 tags; a translation model and phrases list source then target
 * @param licence SPDX identifier
 * @param source package and version it came from
 * @param bytes size of the prepared files
 * @param variants the ways to run it, with what each costs and how good it is
 */
public record ModelInfo(
    String id,
    String task,
    List<String> languages,
    String licence,
    String source,
    long bytes,
    List<ModelVariant> variants) {

  public ModelInfo {
    languages = List.copyOf(languages);
    variants = List.copyOf(variants);
  }

  /**
   * @throws IllegalArgumentException when there is none of that name
   */
  public ModelVariant variant(String name) {
    return variants.stream()
        .filter(variant -> variant.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(id + " has no variant " + name));
  }
}
