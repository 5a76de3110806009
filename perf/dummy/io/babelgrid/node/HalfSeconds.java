package io.babelgrid.node;

import io.babelgrid.pipeline.Language;
import io.babelgrid.recognition.StreamingRecognizer;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.segmentation.SpeechEvent;
import java.util.List;

/** Hears a word in every half second. */
final class HalfSeconds implements StreamingRecognizer {

  private static final int WORD_SAMPLES = 16 * HeldLanes.PIECE_MS;

  private final Language language;
  private final HeldLanes lanes;
  private final double cores;
  private long start;
  private long heard;

  HalfSeconds(Language language, HeldLanes lanes, double cores) {
    this.language = language;
    this.lanes = lanes;
    this.cores = cores;
  }

  @Override
  public List<Transcript> accept(SpeechEvent event) {
    return switch (event) {
      case SpeechEvent.Started started -> {
        start = started.startSample();
        heard = 0;
        yield List.of();
      }
      case SpeechEvent.Audio audio -> {
        long before = heard / WORD_SAMPLES;
        heard += audio.span().samples().length;
        yield heard / WORD_SAMPLES == before ? List.of() : List.of(word(event.utterance()));
      }
      case SpeechEvent.Paused _ -> List.of();
      case SpeechEvent.Ended _ ->
          List.of(new Transcript(event.utterance(), language, List.of(), true));
    };
  }

  private Transcript word(long utterance) {
    lanes.hold("recognition.dummy", cores);
    long end = start + heard;
    var word = new TimedWord("word", end - WORD_SAMPLES, end);
    return new Transcript(utterance, language, List.of(word), false);
  }

  @Override
  public void close() {}
}
