package io.babelgrid.lipsync.generate;

import java.nio.file.Path;
import java.util.List;

/** The manifest of a mouth generator as it is read. */
public final class GeneratorProbe {

  private GeneratorProbe() {}

  /** Every number that the generator would work with. */
  public static List<Double> numbers(Path directory) {
    GeneratorManifest manifest = GeneratorManifest.read(directory);
    MelSettings mel = manifest.melOrStandard();
    Double cores = manifest.cores();
    manifest.files().forEach(file -> manifest.file(file.part()));
    return List.of(
        (double) manifest.size(),
        manifest.fps(),
        manifest.latentScaleOrStandard(),
        (double) manifest.batchOrStandard(),
        cores == null ? 1.0 : cores,
        mel.minimumDb(),
        mel.maximum(),
        (double) mel.fft(),
        (double) mel.hop(),
        mel.lowHz(),
        mel.highHz(),
        mel.referenceDb(),
        mel.preemphasis());
  }

  /** Where its files lie. */
  public static List<Path> files(Path directory) {
    return GeneratorManifest.read(directory).files().stream()
        .map(file -> directory.resolve(file.name()))
        .toList();
  }

  /** Whether this is how a manifest is refused. */
  public static boolean refuses(RuntimeException e) {
    return e instanceof GeneratorException;
  }
}
