package io.babelgrid.lipsync;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.synthesis.Phrase;
import io.babelgrid.synthesis.SpeechChunk;
import io.babelgrid.synthesis.SynthesisModels;
import io.babelgrid.synthesis.Voice;
import io.babelgrid.synthesis.text.EnglishPhonemizer;
import io.babelgrid.synthesis.text.PortuguesePhonemizer;
import io.babelgrid.translation.TargetWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Speaks texts of its own with the node's voices; two of each language. */
final class Voices implements AutoCloseable {

  /** A voice that is a little behind, as most of the time. */
  private static final float RATE = 1.1f;

  private static final Map<Language, List<List<String>>> TEXTS =
      Map.of(
          Language.ENGLISH,
          List.of(
              List.of(
                  "Maybe we should compare both maps before the meeting begins.",
                  "My brother built a big bamboo boat, and my mother painted it purple.",
                  "People from both companies will come by train on Monday.",
                  "Please put the blue book about music above the lamp."),
              List.of(
                  "Remember to pick up the parcel before the shop closes.",
                  "The weather was wonderful when we arrived at the museum this morning.",
                  "Nobody believed that a small company could build a bridge.",
                  "Perhaps the members of the public will be more patient.")),
          Language.PORTUGUESE,
          List.of(
              List.of(
                  "Bom dia a todos, muito obrigado por participarem desta reunião importante.",
                  "Precisamos comprar mais papel para a nossa biblioteca.",
                  "O meu pai plantou bananas e pimentas perto da ponte.",
                  "Podemos começar a apresentação depois do almoço."),
              List.of(
                  "Hoje vamos falar sobre o novo projeto da empresa.",
                  "A equipe trabalhou durante três meses para entregar a primeira versão.",
                  "Ontem choveu tanto que as ruas ficaram cheias de água.",
                  "Se alguém tiver perguntas, pode falar agora ou escrever uma mensagem depois.")));

  static final List<Language> LANGUAGES = List.of(Language.ENGLISH, Language.PORTUGUESE);

  private final SynthesisModels models;

  Voices(ModelStore store, ComputeLanes lanes) {
    models = load(store, lanes);
  }

  /** The node's voices of both languages. */
  static SynthesisModels load(ModelStore store, ComputeLanes lanes) {
    return SynthesisModels.load(
        store,
        lanes,
        Map.of(
            Language.ENGLISH,
            EnglishPhonemizer.load(store, lanes, NanoClock.system()),
            Language.PORTUGUESE,
            new PortuguesePhonemizer()),
        SynthesisModels.Choice.KOKORO_Q8);
  }

  /** The texts of a language, each for so many seconds or until it ends. */
  List<Speech> speak(Language language, double seconds) {
    return TEXTS.get(language).stream().map(text -> speak(language, text, seconds)).toList();
  }

  private Speech speak(Language language, List<String> sentences, double seconds) {
    var speech = new Speech(language);
    Voice voice = models.voice(language, 120, "lips");
    long index = 0;
    for (String sentence : sentences) {
      if (speech.endNs() >= seconds * 1e9) {
        break;
      }
      var words = Stream.of(sentence.split(" ")).map(word -> new TargetWord(word, 0)).toList();
      var chunks = new ArrayList<SpeechChunk>();
      var phrase = new Phrase(index, index++, language, words, true);
      models.synthesizer(language).speak(phrase, voice, RATE, () -> 0, chunks::add);
      speech.add(Speech.joined(chunks), chunks.getFirst().timings());
    }
    return speech;
  }

  @Override
  public void close() {
    models.close();
  }
}
