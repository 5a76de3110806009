package io.babelgrid.call;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.pipeline.Language;
import io.babelgrid.synthesis.Phrase;
import io.babelgrid.synthesis.SpeechChunk;
import io.babelgrid.synthesis.SynthesisModels;
import io.babelgrid.synthesis.text.PortuguesePhonemizer;
import io.babelgrid.translation.TargetWord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * WAV files that browsers take for their microphones: silence while people join, then speech, then
 * silence.
 */
final class Microphone {

  private static final int TAIL_SECONDS = 30;

  private Microphone() {}

  /**
   * Writes speech between silences.
   *
   * @param leadSeconds silence before it, while the callers join
   */
  static Path write(Path file, float[] speech, int rateHz, int leadSeconds) {
    int frames = leadSeconds * rateHz + speech.length + TAIL_SECONDS * rateHz;
    var bytes = new byte[2 * frames];
    for (int i = 0, at = 2 * leadSeconds * rateHz; i < speech.length; i++, at += 2) {
      short sample = (short) Math.round(Math.clamp(speech[i], -1f, 1f) * 32_767);
      bytes[at] = (byte) sample;
      bytes[at + 1] = (byte) (sample >> 8);
    }
    var format = new AudioFormat(rateHz, 16, 1, true, false);
    try (var audio = new AudioInputStream(new ByteArrayInputStream(bytes), format, frames)) {
      var wav = new ByteArrayOutputStream();
      AudioSystem.write(audio, AudioFileFormat.Type.WAVE, wav);
      Files.write(file, wav.toByteArray());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Portuguese speech at 24 kHz. No package has a person's, so it is synthesised, in a male voice.
   */
  static float[] portuguese(ModelStore store, ComputeLanes lanes, List<String> sentences) {
    try (var models =
        SynthesisModels.load(
            store,
            lanes,
            Map.of(Language.PORTUGUESE, new PortuguesePhonemizer()),
            SynthesisModels.Choice.KOKORO_Q8)) {
      var voice = models.voice(Language.PORTUGUESE, 124, "speaker");
      var samples = new ArrayList<float[]>();
      for (String sentence : sentences) {
        models
            .synthesizer(Language.PORTUGUESE)
            .speak(phrase(sentence), voice, 1, () -> 0, chunk -> samples.add(chunk.samples()));
        samples.add(new float[SpeechChunk.SAMPLE_RATE_HZ / 4]);
      }
      return concatenate(samples);
    }
  }

  private static Phrase phrase(String sentence) {
    List<TargetWord> words =
        Stream.of(sentence.split(" ")).map(word -> new TargetWord(word, 0)).toList();
    return new Phrase(0, 0, Language.PORTUGUESE, words, true);
  }

  /** The same speech so many times: somebody speaks until the end of a test on a slow machine. */
  static float[] repeated(float[] speech, int times) {
    return concatenate(Collections.nCopies(times, speech));
  }

  private static float[] concatenate(List<float[]> parts) {
    var whole = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, whole, at, part.length);
      at += part.length;
    }
    return whole;
  }
}
