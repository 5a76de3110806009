package io.babelgrid.engine.model;

import java.util.List;

/**
 * What the manifest says of one model.
 *
 * @param id directory name, e.g. {@code whisper-base}
 * @param task {@code vad | recognition | translation | synthesis | voice}
 * @param languages BCP 47 tags; a translation model lists source then target
 * @param licence SPDX identifier
 * @param source package and version it came from
 * @param bytes size of the prepared files
 */
public record ModelInfo(
    String id, String task, List<String> languages, String licence, String source, long bytes) {
  public ModelInfo {
    languages = List.copyOf(languages);
  }
}
