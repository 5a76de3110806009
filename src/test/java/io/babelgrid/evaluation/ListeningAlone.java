package io.babelgrid.evaluation;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.recognition.StreamingRecognizer;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.segmentation.SpeechEvent;
import io.babelgrid.segmentation.SpeechSegmenter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Segmentation and recognition of one speaker as a flow puts them together, without its threads.
 */
public final class ListeningAlone {

  private static final int SPAN = 320;

  private final SpeechSegmenter segmenter;
  private final StreamingRecognizer recognizer;
  private final boolean patient;
  private final List<Committed> committed = new ArrayList<>();
  private long position;

  /**
   * @param heard samples of the track that were heard when it came
   */
  public record Committed(Transcript transcript, long heard) {}

  public ListeningAlone(SpeechSegmenter segmenter, StreamingRecognizer recognizer) {
    this(segmenter, recognizer, true);
  }

  /**
   * @param patient whether who pauses in the middle of a sentence is waited for; otherwise every
   *     pause is an end
   */
  public ListeningAlone(
      SpeechSegmenter segmenter, StreamingRecognizer recognizer, boolean patient) {
    this.segmenter = segmenter;
    this.recognizer = recognizer;
    this.patient = patient;
  }

  /**
   * The next samples at 16 kHz, in spans of 20 ms; what is less than one at their end is dropped.
   */
  public ListeningAlone hear(float[] samples) {
    for (int at = 0; at + SPAN <= samples.length; at += SPAN) {
      var span = new AudioSpan(position, Arrays.copyOfRange(samples, at, at + SPAN));
      position = span.endSample();
      recognise(segmenter.accept(span));
    }
    return this;
  }

  public ListeningAlone silence(double seconds) {
    return hear(new float[(int) (seconds * AudioSpan.SAMPLE_RATE_HZ)]);
  }

  /** The track ends here. */
  public ListeningAlone end() {
    recognise(segmenter.finish());
    return this;
  }

  private void recognise(List<SpeechEvent> events) {
    var todo = new ArrayDeque<>(events);
    while (!todo.isEmpty()) {
      SpeechEvent event = todo.removeFirst();
      if (!patient && event instanceof SpeechEvent.Paused) {
        todo.addAll(segmenter.settle(event.utterance()));
        continue;
      }
      for (Transcript transcript : recognizer.accept(event)) {
        committed.add(new Committed(transcript, position));
      }
      if (event instanceof SpeechEvent.Paused && !recognizer.isMidSentence()) {
        todo.addAll(segmenter.settle(event.utterance()));
      }
    }
  }

  public List<Committed> committed() {
    return committed;
  }

  /** How many utterances have ended. */
  public long utterances() {
    return committed.stream().filter(part -> part.transcript().last()).count();
  }

  public List<TimedWord> words() {
    return committed.stream().flatMap(part -> part.transcript().words().stream()).toList();
  }

  public String text() {
    return words().stream().map(TimedWord::text).collect(Collectors.joining(" "));
  }
}
