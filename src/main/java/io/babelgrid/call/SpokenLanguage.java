package io.babelgrid.call;

import io.babelgrid.pipeline.Language;
import org.jspecify.annotations.Nullable;

/** What one speaker speaks: as they said, or else as was detected. */
final class SpokenLanguage {

  private volatile @Nullable Language declared;
  private volatile @Nullable Language detected;

  SpokenLanguage(@Nullable Language declared) {
    this.declared = declared;
  }

  /** Null while it is not known. */
  @Nullable Language now() {
    Language chosen = declared;
    return chosen != null ? chosen : detected;
  }

  /**
   * @param next null to detect it
   * @return whether that is something else than was said before
   */
  boolean declared(@Nullable Language next) {
    if (java.util.Objects.equals(declared, next)) {
      return false;
    }
    declared = next;
    detected = null;
    return true;
  }

  /**
   * @return whether that is new
   */
  boolean detected(Language language) {
    boolean isNew = !language.equals(detected);
    detected = language;
    return isNew;
  }
}
