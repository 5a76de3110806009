package io.babelgrid.synthesis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.evaluation.FinalPitch;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.evaluation.TestVoices;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same words as a statement and as a question. Measured is the pitch at the end: the median of
 * the last quarter of a second of voice, in semitones above the median of the whole sentence.
 */
@Tag("models")
@Tag("words")
class QuestionMelodyTest {

  /** Pairs a language; all take some minutes: {@code -Dbabelgrid.test.spoken=200}. */
  private static final int PAIRS = Integer.getInteger("babelgrid.test.spoken", 6);

  private static final Map<Language, List<String>> WORDS =
      Map.of(
          Language.ENGLISH,
          List.of(
              "You are coming tomorrow",
              "The meeting starts at nine",
              "They sold the house",
              "She works in London",
              "We can hear you well",
              "He finished the report",
              "You know my brother",
              "The train is late again",
              "It costs fifty pounds",
              "They live near the station",
              "You sent the email",
              "The door is open",
              "He speaks Portuguese",
              "Everybody agrees with the plan",
              "The system is down",
              "You want some coffee",
              "She called the doctor",
              "There is room for two",
              "We leave on Monday",
              "The children are asleep"),
          Language.PORTUGUESE,
          List.of(
              "Você vem amanhã",
              "A reunião começa às nove",
              "Eles venderam a casa",
              "Ela trabalha em Londres",
              "Todos conseguem me ouvir bem",
              "Ele terminou o relatório",
              "Você conhece meu irmão",
              "O trem está atrasado",
              "Custa cinquenta reais",
              "Eles moram perto da estação",
              "Você mandou a mensagem",
              "A porta está aberta",
              "Ele fala inglês",
              "Todos concordam com o plano",
              "O sistema caiu de novo",
              "Você quer um café",
              "Ela chamou o médico",
              "Tem lugar para dois",
              "Vamos na segunda",
              "As crianças já dormem"),
          Language.SPANISH,
          List.of(
              "Vienes mañana",
              "La reunión empieza a las nueve",
              "Ellos vendieron la casa",
              "Ella trabaja en Londres",
              "Todos me escuchan bien",
              "Él terminó el informe",
              "Conoces a mi hermano",
              "El tren llega tarde otra vez",
              "Cuesta cincuenta euros",
              "Viven cerca de la estación",
              "Mandaste el mensaje",
              "La puerta está abierta",
              "Él habla inglés",
              "Todos están de acuerdo con el plan",
              "El sistema se cayó de nuevo",
              "Quieres un café",
              "Ella llamó al médico",
              "Hay sitio para dos",
              "Salimos el lunes",
              "Los niños ya duermen"));

  private static final Logger LOG = Logger.getLogger(QuestionMelodyTest.class);

  private static ComputeLanes lanes;
  private static TestVoices voices;

  @BeforeAll
  static void load() {
    lanes = new ContinuousBatcher(NanoClock.system(), 1);
    voices = TestVoices.load(PreparedModels.store(), lanes);
  }

  @AfterAll
  static void unload() {
    voices.close();
    lanes.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "pt", "es"})
  void aQuestionEndsHigherThanTheSameWordsAsAStatement(String code) {
    Language language = Language.of(code);
    List<String> words = WORDS.get(language);
    var rises = new ArrayList<Double>();
    var pairs = new ArrayList<String>();
    int pairsWanted = Math.min(PAIRS, words.size());
    for (int i = 0; i < pairsWanted; i++) {
      String text = words.get(i * words.size() / pairsWanted);
      double rise = end(language, text + "?") - end(language, text + ".");
      rises.add(rise);
      pairs.add("%s %.1f".formatted(text, rise));
    }
    long higher = rises.stream().filter(rise -> rise > 0).count();
    double mean = rises.stream().mapToDouble(rise -> rise).average().orElseThrow();
    LOG.infof(
        "%s: %d of %d end higher, by %.1f semitones: %s", code, higher, rises.size(), mean, pairs);
    assertTrue(higher >= 0.8 * rises.size() && mean > 1, pairs.toString());
  }

  private static double end(Language language, String text) {
    return FinalPitch.semitones(voices.say(language, text, TestVoices.FEMALE_HZ, "a").samples());
  }
}
