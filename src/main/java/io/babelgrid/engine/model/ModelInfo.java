package io.babelgrid.engine.model;

import java.util.List;
import java.util.Optional;

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
 * @param translates whether a recogniser can write English of what it hears; true of other models
 */
public record ModelInfo(
    String id,
    String task,
    List<String> languages,
    String licence,
    String source,
    long bytes,
    List<ModelVariant> variants,
    boolean translates) {

  public ModelInfo {
    languages = List.copyOf(languages);
    variants = List.copyOf(variants);
  }

  /** The way to run it of that name, where the description has one. */
  public Optional<ModelVariant> findVariant(String name) {
    return variants.stream().filter(variant -> variant.name().equals(name)).findFirst();
  }

  /**
   * @throws IllegalArgumentException when there is none of that name
   */
  public ModelVariant variant(String name) {
    return findVariant(name)
        .orElseThrow(() -> new IllegalArgumentException(id + " has no variant " + name));
  }
}
