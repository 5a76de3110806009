package io.babelgrid.marks;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.audio.Resampler;
import io.babelgrid.evaluation.ListeningAlone;
import io.babelgrid.evaluation.TestListeners;
import io.babelgrid.evaluation.Wer;
import io.babelgrid.pipeline.Language;
import io.babelgrid.recognition.RecognizerConfig;
import java.util.Arrays;

/** What the product's recogniser makes of a voice, sentence by sentence. */
final class HeardWords {

  private final TestListeners listeners;

  HeardWords(TestListeners listeners) {
    this.listeners = listeners;
  }

  /**
   * @param pcm what was said, or what became of it
   * @param sentences how many are heard
   */
  Wer errors(SaidVoices.Said said, short[] pcm, int sentences) {
    Wer all = new Wer(0, 0);
    int from = 0;
    for (int i = 0; i < Math.min(sentences, said.ends().size()); i++) {
      int to = Math.min(pcm.length, said.ends().get(i) + SaidVoices.HZ / 4);
      String heard = heard(said.language(), Arrays.copyOfRange(pcm, from, to));
      all = all.plus(Wer.of(said.sentences().get(i), heard));
      from = to;
    }
    return all;
  }

  private String heard(Language language, short[] pcm) {
    float[] narrow;
    try (var down = new Resampler(SaidVoices.HZ, AudioSpan.SAMPLE_RATE_HZ)) {
      narrow = down.process(MarkedSound.floats(pcm));
    }
    var config = new RecognizerConfig(language, RecognizerConfig.Task.TRANSCRIBE);
    ListeningAlone listener =
        listeners.hear(config, true, alone -> alone.silence(0.5).hear(narrow).silence(1.5).end());
    return listener.text();
  }
}
