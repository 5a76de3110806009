package io.babelgrid.marks;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.synthesis.Phonemizer;
import io.babelgrid.synthesis.Phrase;
import io.babelgrid.synthesis.SpeechChunk;
import io.babelgrid.synthesis.SynthesisModels;
import io.babelgrid.synthesis.Voice;
import io.babelgrid.synthesis.VoiceModel;
import io.babelgrid.synthesis.text.EnglishPhonemizer;
import io.babelgrid.synthesis.text.PortuguesePhonemizer;
import io.babelgrid.synthesis.text.SpanishPhonemizer;
import io.babelgrid.translation.TargetWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The product's voices, each saying sentences for some seconds, without a mark. */
final class SaidVoices {

  static final int HZ = SpeechChunk.SAMPLE_RATE_HZ;

  /** Enough to meet every voice that is chosen by lot. */
  private static final int PARTICIPANTS = 300;

  private static final String SPANISH =
      "Buenos días a todos y gracias por venir a la reunión de hoy. El presupuesto del año que"
          + " viene todavía no está terminado. ¿Puede alguien abrir la ventana, por favor? Mañana"
          + " hablamos con los vecinos sobre el jardín. La última versión del programa funciona"
          + " mucho mejor. Mi hermana compró una casa pequeña cerca de la playa.";

  private SaidVoices() {}

  /**
   * @param sentences what is said, one after the other
   * @param ends just past each sentence, in samples
   */
  record Said(
      Language language, String voice, List<String> sentences, List<Integer> ends, short[] pcm) {}

  static List<Said> say(ModelStore store, ComputeLanes lanes, int voices, int seconds)
      throws IOException {
    var english = EnglishPhonemizer.load(store, lanes, NanoClock.system());
    Map<Language, Phonemizer> readers =
        Map.of(
            Language.ENGLISH, english,
            Language.PORTUGUESE, new PortuguesePhonemizer(),
            Language.SPANISH, new SpanishPhonemizer());
    var said = new ArrayList<Said>();
    try (english;
        var models =
            SynthesisModels.load(store, lanes, readers, SynthesisModels.Choice.KOKORO_Q8)) {
      for (Language language : List.of(Language.ENGLISH, Language.PORTUGUESE, Language.SPANISH)) {
        for (VoiceModel model : models.models(language)) {
          for (Voice voice : some(model, language, voices)) {
            System.err.printf("%s: %s says something%n", language, voice.id());
            said.add(say(model, voice, texts(language), seconds, said.size()));
          }
        }
      }
    }
    return said;
  }

  private static List<Voice> some(VoiceModel model, Language language, int count) {
    var all = new TreeMap<String, Voice>();
    for (int i = 0; i < PARTICIPANTS; i++) {
      Voice voice = model.voice(language, Float.NaN, "participant " + i);
      all.put(voice.id(), voice);
    }
    List<Voice> sorted = List.copyOf(all.values());
    int taken = Math.min(count, sorted.size());
    var some = new ArrayList<Voice>();
    for (int i = 0; i < taken; i++) {
      some.add(sorted.get(i * sorted.size() / taken));
    }
    return some;
  }

  private static List<String> texts(Language language) throws IOException {
    return language.equals(Language.SPANISH)
        ? Arrays.asList(SPANISH.split("(?<=[.?]) "))
        : Files.readAllLines(Path.of("models/train/sentences." + language + ".txt"));
  }

  private static Said say(
      VoiceModel model, Voice voice, List<String> texts, int seconds, int turn) {
    var sentences = new ArrayList<String>();
    var ends = new ArrayList<Integer>();
    short[] pcm = new short[seconds * HZ];
    for (int at = 0, i = 0; at < pcm.length; i++) {
      String text = texts.get((7 * turn + i) % texts.size());
      List<TargetWord> words =
          Arrays.stream(text.split(" ")).map(word -> new TargetWord(word, 0)).toList();
      var chunks = new ArrayList<SpeechChunk>();
      var phrase = new Phrase(i, i, voice.language(), words, true);
      model.synthesizer().speak(phrase, voice, 1, () -> 0, chunks::add);
      for (SpeechChunk chunk : chunks) {
        short[] part = Sound.shorts(chunk.samples());
        int room = Math.clamp(pcm.length - at, 0, part.length);
        if (room > 0) {
          System.arraycopy(part, 0, pcm, at, room);
        }
        at += part.length;
      }
      if (at <= pcm.length) {
        sentences.add(text);
        ends.add(at);
      }
      // 0.3 to 0.7 s, as between phrases of a voice that does not hurry.
      at += HZ * (30 + i * 17 % 40) / 100;
    }
    return new Said(voice.language(), voice.id(), sentences, ends, pcm);
  }
}
