package io.babelgrid.recognition;

import io.babelgrid.pipeline.Language;
import java.util.List;
import java.util.stream.Collectors;

/** What was said in a recording. */
public record OfflineTranscript(Language language, List<TimedWord> words) {
  public OfflineTranscript {
    words = List.copyOf(words);
  }

  /** The words, joined by spaces. */
  public String text() {
    return words.stream().map(TimedWord::text).collect(Collectors.joining(" "));
  }
}
