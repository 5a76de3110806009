package io.babelgrid.lipsync.generate;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The {@code manifest.json} of a mouth generator that an operator brings. What {@code
 * models/README.md} says of it is what is read here.
 *
 * @param size pixels of an edge of the face that the generator is given
 * @param fps pictures a second it was taught with; cameras of any rate are served, since what is
 *     heard follows from a picture's time
 * @param channels order of the colours of a picture
 * @param mel of kind {@code wav2lip} only; Wav2Lip's own where absent
 * @param align how the face is cut out
 * @param latentScale of kind {@code musetalk} only: what the encoder's latents are multiplied by
 * @param batch pictures of one run at most
 * @param cores what one language of one speaker costs before the node has learnt it; where it is
 *     absent, as much as our own renderer
 */
record GeneratorManifest(
    @JsonProperty(required = true) Kind kind,
    @JsonProperty(required = true) int size,
    @JsonProperty(required = true) double fps,
    @JsonProperty(required = true) Channels channels,
    @Nullable MelSettings mel,
    @JsonProperty(required = true) Align align,
    @Nullable Double latentScale,
    @Nullable Integer batch,
    @Nullable Double cores,
    @JsonProperty(required = true) List<GeneratorFile> files) {

  static final String FILE_NAME = "manifest.json";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

  GeneratorManifest {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(channels, "channels");
    Objects.requireNonNull(align, "align");
    files = List.copyOf(files);
  }

  enum Kind {
    @JsonProperty("wav2lip")
    WAV2LIP,
    @JsonProperty("musetalk")
    MUSETALK
  }

  enum Channels {
    RGB,
    BGR
  }

  /**
   * How the face is cut out: the box that its mesh fills, somewhat larger, steadied over time.
   *
   * @param padding pixels of the picture above, below, left and right
   * @param smoothing pictures over which the box is averaged
   */
  record Align(
      @JsonProperty(required = true) List<Integer> padding,
      @JsonProperty(required = true) int smoothing) {

    Align {
      padding = List.copyOf(padding);
    }
  }

  /**
   * One of the generator's graphs.
   *
   * @param part {@code generator}; of kind {@code musetalk} also {@code vae_encoder}, {@code
   *     vae_decoder} and {@code audio_encoder}
   * @param name inside the directory
   */
  record GeneratorFile(
      @JsonProperty(required = true) String part,
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) String sha256) {

    GeneratorFile {
      Objects.requireNonNull(part, "part");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(sha256, "sha256");
    }
  }

  /**
   * Reads the manifest in {@code directory}.
   *
   * @throws GeneratorException when it is absent, or says something that can't be
   */
  static GeneratorManifest read(Path directory) {
    Path file = directory.resolve(FILE_NAME);
    if (!Files.isRegularFile(file)) {
      throw new GeneratorException("babelgrid.lipsync.generator: there is no " + file);
    }
    try {
      GeneratorManifest manifest = JSON.readValue(file.toFile(), GeneratorManifest.class);
      if (manifest == null) {
        throw new GeneratorException("babelgrid.lipsync.generator: %s is empty".formatted(file));
      }
      ManifestCheck.check(manifest, file);
      return manifest;
    } catch (JsonProcessingException e) {
      throw new GeneratorException(
          "babelgrid.lipsync.generator: %s: %s".formatted(file, e.getOriginalMessage()));
    } catch (IOException e) {
      throw new GeneratorException("babelgrid.lipsync.generator: cannot read " + file, e);
    }
  }

  MelSettings melOrStandard() {
    return mel == null ? MelSettings.WAV2LIP : mel;
  }

  double latentScaleOrStandard() {
    return latentScale == null ? ManifestCheck.STABLE_DIFFUSION_SCALE : latentScale;
  }

  int batchOrStandard() {
    return batch == null ? ManifestCheck.USUAL_BATCH : batch;
  }

  /** The file of a part; {@link #read} has seen that it is named. */
  GeneratorFile file(String part) {
    return files.stream().filter(file -> file.part.equals(part)).findFirst().orElseThrow();
  }
}
