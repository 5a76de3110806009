package io.babelgrid.flow;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.audio.AudioSpan;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.recognition.StreamingRecognizer;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.segmentation.SpeechEvent;
import io.babelgrid.segmentation.SpeechSegmenter;
import io.babelgrid.translation.StreamingTranslator;
import io.babelgrid.translation.TargetWord;
import io.babelgrid.translation.Translation;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import load.RawFloats;

/**
 * The text of one English speaker in Portuguese, as simultaneous translation is measured: audio
 * goes in bit by bit, each word comes out after so much of it ("delay"), and later by what was
 * computed until then ("elapsed"), on a machine that does nothing else. Argument: recorded speech
 * (raw float32, 16 kHz). Prints a line of JSON.
 */
public final class StraightRun {

  private static final int PIECE = AudioSpan.SAMPLE_RATE_HZ / 50;

  private final SpeechSegmenter segmenter;
  private final StreamingRecognizer recognizer;
  private final StreamingTranslator translator;
  private final List<Heard> heard = new ArrayList<>();
  private final List<Said> said = new ArrayList<>();

  /** Milliseconds into the recording at which the last computation was over. */
  private double finishedMs;

  /** A recognised word and where it ends. */
  record Heard(String text, double endMs) {}

  /** A translated word. */
  record Said(String text, double delayMs, double elapsedMs) {}

  /** What is printed. */
  record Run(double sourceMs, List<Heard> source, List<Said> words) {}

  private StraightRun(FlowModels models) {
    segmenter = models.segmenter();
    recognizer = models.transcriber(Language.ENGLISH, Set::of, () -> Glossary.EMPTY);
    translator = models.translator(Language.ENGLISH, Language.PORTUGUESE, () -> Glossary.EMPTY);
  }

  public static void main(String[] arguments) throws Exception {
    NanoClock clock = NanoClock.system();
    var lanes = NodeLanes.start(clock);
    LoadedNode node = LoadedNode.start(lanes, lanes, clock, Language.ENGLISH, false);
    float[] speech = RawFloats.read(Path.of(arguments[0]));
    System.err.println("once to warm up");
    new StraightRun(node.models()).run(speech);
    System.err.println("once to measure");
    Run run = new StraightRun(node.models()).run(speech);
    System.out.println(new ObjectMapper().writeValueAsString(run));
    System.exit(0);
  }

  private Run run(float[] speech) {
    for (int at = 0; at < speech.length; at += PIECE) {
      int end = Math.min(speech.length, at + PIECE);
      var span = new AudioSpan(at, Arrays.copyOfRange(speech, at, end));
      long startNs = System.nanoTime();
      take(segmenter.accept(span), ms(end), startNs);
    }
    take(segmenter.finish(), ms(speech.length), System.nanoTime());
    segmenter.close();
    recognizer.close();
    return new Run(ms(speech.length), heard, said);
  }

  private void take(List<SpeechEvent> events, double heardMs, long startNs) {
    double begunMs = Math.max(finishedMs, heardMs);
    var todo = new ArrayDeque<>(events);
    while (!todo.isEmpty()) {
      SpeechEvent event = todo.removeFirst();
      for (Transcript transcript : recognizer.accept(event)) {
        for (TimedWord word : transcript.words()) {
          heard.add(new Heard(word.text(), ms(word.endSample())));
        }
        for (Translation translation : translator.accept(transcript)) {
          for (TargetWord word : translation.words()) {
            said.add(new Said(word.text(), heardMs, begunMs + (System.nanoTime() - startNs) / 1e6));
          }
        }
      }
      if (event instanceof SpeechEvent.Paused && !recognizer.isMidSentence()) {
        todo.addAll(segmenter.settle(event.utterance()));
      }
    }
    finishedMs = begunMs + (System.nanoTime() - startNs) / 1e6;
  }

  private static double ms(long samples) {
    return samples * 1_000.0 / AudioSpan.SAMPLE_RATE_HZ;
  }
}
