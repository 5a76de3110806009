package io.babelgrid.marks;

import io.babelgrid.evaluation.WavFile;
import java.nio.file.Path;
import java.util.List;

/** Tells of a WAV file where it is marked; exits 0 where it is somewhere, 1 where it is nowhere. */
public final class DetectRun {

  private DetectRun() {}

  public static void main(String[] arguments) {
    WavFile file = WavFile.read(Path.of(arguments[0]));
    List<MarkDetector.Verdict> verdicts =
        new MarkDetector().detectAll(file.samples(), file.sampleRateHz());
    boolean any = false;
    for (int i = 0; i < verdicts.size(); i++) {
      MarkDetector.Verdict verdict = verdicts.get(i);
      any |= verdict.marked();
      System.out.printf(
          "%4d s  %s  score %.1f, as high by chance in %s%n",
          i * MarkDetector.PIECE_SECONDS / 2,
          verdict.marked() ? "synthetic, by Babelgrid" : "no mark found       ",
          verdict.score(),
          chance(verdict.chanceAtMost()));
    }
    System.exit(any ? 0 : 1);
  }

  private static String chance(double chance) {
    return chance < 1e-6
        ? "less than one of a million pieces"
        : String.format("%.2g of all pieces at most", chance);
  }
}
