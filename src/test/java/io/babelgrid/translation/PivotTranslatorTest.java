package io.babelgrid.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.pipeline.Language;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.recognition.Transcript;
import java.util.List;
import org.junit.jupiter.api.Test;

class PivotTranslatorTest {

  private static final Language SPANISH = Language.of("es");

  @Test
  void whatTheFirstCommitsIsWhatTheSecondHears() {
    var pivot =
        new PivotTranslator(marking("en", Language.ENGLISH), marking("pt", Language.PORTUGUESE));
    var words = List.of(new TimedWord("uno", 0, 100), new TimedWord("dos", 100, 250));

    List<Translation> translations = pivot.accept(new Transcript(7, SPANISH, words, true));

    var expected =
        new Translation(
            7,
            SPANISH,
            Language.PORTUGUESE,
            List.of(new TargetWord("uno-en-pt", 100), new TargetWord("dos-en-pt", 250)),
            true,
            true);
    assertEquals(List.of(expected), translations);
  }

  /** Translates a word by putting a mark behind it. */
  private static StreamingTranslator marking(String mark, Language target) {
    return transcript ->
        List.of(
            new Translation(
                transcript.utterance(),
                transcript.language(),
                target,
                transcript.words().stream()
                    .map(word -> new TargetWord(word.text() + "-" + mark, word.endSample()))
                    .toList(),
                true,
                transcript.last()));
  }
}
