package io.babelgrid.evaluation;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ModelSession;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.recognition.RecognitionPolicy;
import io.babelgrid.recognition.RecognizerConfig;
import io.babelgrid.recognition.WhisperModel;
import io.babelgrid.recognition.WhisperRecognizer;
import io.babelgrid.segmentation.SegmentationConfig;
import io.babelgrid.segmentation.SileroVad;
import io.babelgrid.segmentation.SpeechSegmenter;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/** The product's own ears with real models, a fresh pair for each that listens. */
public final class TestListeners implements AutoCloseable {

  private static final int STEP = AudioSpan.SAMPLE_RATE_HZ / 2;

  private final WhisperModel whisper;
  private final ModelSession vad;

  private TestListeners(WhisperModel whisper, ModelSession vad) {
    this.whisper = whisper;
    this.vad = vad;
  }

  public static TestListeners load(ModelStore store, ComputeLanes lanes) {
    return new TestListeners(WhisperModel.load(store, lanes), SileroVad.load(store));
  }

  /** What they all understand by. */
  public WhisperModel whisper() {
    return whisper;
  }

  /**
   * One who hears nothing else before and after.
   *
   * @param patient as {@link ListeningAlone} has it
   */
  public ListeningAlone hear(
      RecognizerConfig config, boolean patient, Consumer<ListeningAlone> sound) {
    try (var segmenter = new SpeechSegmenter(new SileroVad(vad), SegmentationConfig.defaults());
        var recognizer =
            new WhisperRecognizer(whisper, config, RecognitionPolicy.balanced(), () -> 0)) {
      var alone = new ListeningAlone(segmenter, recognizer, patient);
      sound.accept(alone);
      return alone;
    }
  }

  /**
   * The same, and looks at the recogniser while it listens.
   *
   * @param after told the recogniser, and how many samples it has heard, twice a second
   */
  public void follow(
      RecognizerConfig config, float[] sound, ObjIntConsumer<WhisperRecognizer> after) {
    try (var segmenter = new SpeechSegmenter(new SileroVad(vad), SegmentationConfig.defaults());
        var recognizer =
            new WhisperRecognizer(whisper, config, RecognitionPolicy.balanced(), () -> 0)) {
      var alone = new ListeningAlone(segmenter, recognizer, true);
      for (int at = 0; at < sound.length; at += STEP) {
        int end = Math.min(sound.length, at + STEP);
        alone.hear(Arrays.copyOfRange(sound, at, end));
        after.accept(recognizer, end);
      }
    }
  }

  @Override
  public void close() {
    whisper.close();
    vad.close();
  }
}
