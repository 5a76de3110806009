package io.babelgrid.recognition;

import io.babelgrid.pipeline.Language;
import java.util.List;
import java.util.Set;

/** Languages so near to each other that Whisper takes one for the other. */
final class KinLanguages {

  private static final List<Set<String>> KIN =
      List.of(
          Set.of("nb", "no", "nn", "da", "sv"),
          Set.of("gl", "pt"),
          Set.of("gl", "es"),
          Set.of("ca", "es", "oc"),
          Set.of("bs", "hr", "sr"),
          Set.of("id", "ms", "jv", "su"),
          Set.of("hi", "ur"),
          Set.of("cs", "sk"),
          Set.of("bg", "mk"),
          Set.of("be", "ru", "uk"),
          Set.of("az", "tr"),
          Set.of("af", "nl"));

  private KinLanguages() {}

  static boolean areKin(Language one, Language other) {
    return one.equals(other)
        || KIN.stream().anyMatch(kin -> kin.contains(one.code()) && kin.contains(other.code()));
  }
}
