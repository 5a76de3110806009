package io.babelgrid.flow;

import io.babelgrid.pipeline.SentenceMarks;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.translation.StreamingTranslator;
import io.babelgrid.translation.TargetWord;
import io.babelgrid.translation.Translation;
import java.util.List;

/** Passes on words that recognition has translated already. */
final class VerbatimTranslator implements StreamingTranslator {

  @Override
  public List<Translation> accept(Transcript transcript) {
    List<TargetWord> words =
        transcript.words().stream()
            .map(word -> new TargetWord(word.text(), word.endSample()))
            .toList();
    boolean sentenceEnd =
        transcript.last()
            || !transcript.words().isEmpty()
                && SentenceMarks.endsSentence(transcript.words().getLast().text());
    return List.of(
        new Translation(
            transcript.utterance(),
            transcript.language(),
            transcript.language(),
            words,
            sentenceEnd,
            transcript.last()));
  }
}
