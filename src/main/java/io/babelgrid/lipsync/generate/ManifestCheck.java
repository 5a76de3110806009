package io.babelgrid.lipsync.generate;

import io.babelgrid.lipsync.generate.GeneratorManifest.GeneratorFile;
import io.babelgrid.lipsync.generate.GeneratorManifest.Kind;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what in a manifest can't be, with what was expected and what was found. */
final class ManifestCheck {

  /** Of the autoencoder of Stable Diffusion 1, which MuseTalk uses. */
  static final double STABLE_DIFFUSION_SCALE = .18215;

  static final int USUAL_BATCH = 8;

  static final String GENERATOR = "generator";
  static final String VAE_ENCODER = "vae_encoder";
  static final String VAE_DECODER = "vae_decoder";
  static final String AUDIO_ENCODER = "audio_encoder";

  private static final List<Integer> WAV2LIP_SIZES = List.of(96, 192, 256);
  private static final int MUSETALK_SIZE = 256;
  private static final int MOST_ROWS = 64;
  private static final int MOST_SMOOTHING = 25;
  private static final int MOST_PADDING = 200;
  private static final int MOST_DB = 200;
  private static final int MOST_LEVEL = 1_000;

  private final Path file;

  private ManifestCheck(Path file) {
    this.file = file;
  }

  /**
   * @throws GeneratorException for the first thing that can't be
   */
  static void check(GeneratorManifest manifest, Path file) {
    var check = new ManifestCheck(file);
    check.sizes(manifest);
    check.align(manifest.align());
    check.parts(manifest);
    if (manifest.kind() == Kind.WAV2LIP) {
      check.mel(manifest.melOrStandard());
      check.expect(manifest.latentScale() == null, "latentScale", "none", manifest.latentScale());
    } else {
      check.expect(manifest.mel() == null, "mel", "none, Whisper's is fixed", manifest.mel());
      double scale = manifest.latentScaleOrStandard();
      check.expect(scale > 0 && scale < 10, "latentScale", "0 to 10", scale);
    }
  }

  private void sizes(GeneratorManifest manifest) {
    int size = manifest.size();
    if (manifest.kind() == Kind.WAV2LIP) {
      expect(WAV2LIP_SIZES.contains(size), "size", "one of " + WAV2LIP_SIZES, size);
    } else {
      expect(size == MUSETALK_SIZE, "size", MUSETALK_SIZE, size);
    }
    expect(manifest.fps() >= 10 && manifest.fps() <= 60, "fps", "10 to 60", manifest.fps());
    int batch = manifest.batchOrStandard();
    expect(batch >= 1 && batch <= MOST_ROWS, "batch", "1 to " + MOST_ROWS, batch);
    Double cores = manifest.cores();
    expect(cores == null || (cores > 0 && cores <= 64), "cores", "above 0, 64 at most", cores);
  }

  private void align(GeneratorManifest.Align align) {
    expect(
        align.padding().size() == 4
            && align.padding().stream().allMatch(px -> px >= 0 && px <= MOST_PADDING),
        "align.padding",
        "four numbers of pixels from 0 to " + MOST_PADDING + " (above, below, left, right)",
        align.padding());
    expect(
        align.smoothing() >= 1 && align.smoothing() <= MOST_SMOOTHING,
        "align.smoothing",
        "1 to " + MOST_SMOOTHING,
        align.smoothing());
  }

  private void mel(MelSettings mel) {
    MelSettings usual = MelSettings.WAV2LIP;
    expect(mel.sampleRate() == usual.sampleRate(), "mel.sampleRate", 16_000, mel.sampleRate());
    expect(mel.bands() == usual.bands(), "mel.bands", usual.bands(), mel.bands());
    expect(mel.columns() == usual.columns(), "mel.columns", usual.columns(), mel.columns());
    expect(mel.fft() >= 200 && mel.fft() <= 2_048, "mel.fft", "200 to 2048", mel.fft());
    expect(mel.fft() % 2 == 0, "mel.fft", "an even number", mel.fft());
    expect(mel.hop() >= 80 && mel.hop() <= mel.fft(), "mel.hop", "80 to mel.fft", mel.hop());
    expect(
        mel.preemphasis() >= 0 && mel.preemphasis() < 1,
        "mel.preemphasis",
        "0 to 1",
        mel.preemphasis());
    expect(
        mel.lowHz() >= 0 && mel.lowHz() < mel.highHz() && mel.highHz() <= 8_000,
        "mel.lowHz and mel.highHz",
        "rising, within 0 to 8000",
        mel.lowHz() + " and " + mel.highHz());
    double reference = mel.referenceDb();
    expect(Math.abs(reference) <= MOST_DB, "mel.referenceDb", "-200 to 200", reference);
    double minimum = mel.minimumDb();
    expect(minimum < 0 && minimum >= -MOST_DB, "mel.minimumDb", "-200 to below 0", minimum);
    double maximum = mel.maximum();
    expect(maximum > 0 && maximum <= MOST_LEVEL, "mel.maximum", "above 0, 1000 at most", maximum);
  }

  private void parts(GeneratorManifest manifest) {
    List<String> expected =
        manifest.kind() == Kind.WAV2LIP
            ? List.of(GENERATOR)
            : List.of(AUDIO_ENCODER, GENERATOR, VAE_DECODER, VAE_ENCODER);
    List<String> found = manifest.files().stream().map(GeneratorFile::part).sorted().toList();
    expect(found.equals(expected), "the parts in files", expected, found);
    for (GeneratorFile one : manifest.files()) {
      expect(isInside(one.name()), "a file's name", "a path inside the directory", one.name());
    }
  }

  private static boolean isInside(String name) {
    try {
      Path path = Path.of(name).normalize();
      return !path.isAbsolute() && !path.startsWith("..") && !path.toString().isEmpty();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private void expect(boolean holds, String key, Object expected, @Nullable Object found) {
    if (!holds) {
      throw new GeneratorException(
          "babelgrid.lipsync.generator: %s: expected %s to be %s, found %s"
              .formatted(file, key, expected, found));
    }
  }
}
