package io.babelgrid.recognition;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.segmentation.SpeechEvent;
import io.babelgrid.segmentation.SpeechSegmenter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Segmentation and recognition of one speaker as a flow puts them together, without its threads. */
final class ListeningAlone {

  private static final int SPAN = 320;

  private final SpeechSegmenter segmenter;
  private final StreamingRecognizer recognizer;
  private final List<Committed> committed = new ArrayList<>();
  private long position;

  /**
   * @param heard samples of the track that were heard when it came
   */
  record Committed(Transcript transcript, long heard) {}

  ListeningAlone(SpeechSegmenter segmenter, StreamingRecognizer recognizer) {
    this.segmenter = segmenter;
    this.recognizer = recognizer;
  }

  /** The next samples at 16 kHz, in spans of 20 ms; what is less than one at their end is dropped. */
  ListeningAlone hear(float[] samples) {
    for (int at = 0; at + SPAN <= samples.length; at += SPAN) {
      var span = new AudioSpan(position, Arrays.copyOfRange(samples, at, at + SPAN));
      position = span.endSample();
      recognise(segmenter.accept(span));
    }
    return this;
  }

  ListeningAlone silence(double seconds) {
    return hear(new float[(int) (seconds * AudioSpan.SAMPLE_RATE_HZ)]);
  }

  /** The track ends here. */
  ListeningAlone end() {
    recognise(segmenter.finish());
    return this;
  }

  private void recognise(List<SpeechEvent> events) {
    var todo = new ArrayDeque<>(events);
    while (!todo.isEmpty()) {
      SpeechEvent event = todo.removeFirst();
      for (Transcript transcript : recognizer.accept(event)) {
        committed.add(new Committed(transcript, position));
      }
      if (event instanceof SpeechEvent.Paused && !recognizer.isMidSentence()) {
        todo.addAll(segmenter.settle(event.utterance()));
      }
    }
  }

  List<Committed> committed() {
    return committed;
  }

  /** How many utterances have ended. */
  long utterances() {
    return committed.stream().filter(part -> part.transcript().last()).count();
  }

  String text() {
    return committed.stream()
        .flatMap(part -> part.transcript().words().stream())
        .map(TimedWord::text)
        .collect(Collectors.joining(" "));
  }
}
