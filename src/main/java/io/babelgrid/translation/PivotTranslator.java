package io.babelgrid.translation;

import io.babelgrid.recognition.TimedWord;
import io.babelgrid.recognition.Transcript;
import java.util.ArrayList;
import java.util.List;

/**
 * Two translators in a row: what the first commits is what the second hears. Owned by the thread
 * that translates for one (speaker, target language).
 */
final class PivotTranslator implements StreamingTranslator {

  private final StreamingTranslator first;
  private final StreamingTranslator second;
  private long heardEndSample;

  PivotTranslator(StreamingTranslator first, StreamingTranslator second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public List<Translation> accept(Transcript transcript) {
    var results = new ArrayList<Translation>();
    for (Translation middle : first.accept(transcript)) {
      for (Translation end : second.accept(asTranscript(middle))) {
        results.add(
            new Translation(
                end.utterance(),
                middle.source(),
                end.target(),
                end.words(),
                end.sentenceEnd(),
                end.last()));
      }
    }
    return List.copyOf(results);
  }

  private Transcript asTranscript(Translation middle) {
    var words = new ArrayList<TimedWord>();
    for (TargetWord word : middle.words()) {
      words.add(new TimedWord(word.text(), heardEndSample, word.sourceEndSample()));
      heardEndSample = word.sourceEndSample();
    }
    return new Transcript(middle.utterance(), middle.target(), words, middle.last());
  }
}
