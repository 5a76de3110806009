package io.babelgrid.transcript;

import io.babelgrid.pipeline.Language;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A line of a transcript.
 *
 * @param start since the first word of the transcript
 * @param speaker their name; their id where that was forgotten
 * @param text in {@code language}
 * @param translatedFrom in which it was spoken; null where this is what was spoken
 */
public record Line(
    Duration start,
    Duration end,
    String speakerId,
    String speaker,
    Language language,
    String text,
    @Nullable Language translatedFrom) {

  /** A pattern with the language it was translated from; nothing for what was spoken. */
  String remark(String pattern) {
    return translatedFrom == null ? "" : pattern.formatted(translatedFrom.code());
  }

  Line translated(Language target, String words) {
    return new Line(start, end, speakerId, speaker, target, words, language);
  }
}
