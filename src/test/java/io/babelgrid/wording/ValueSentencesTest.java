package io.babelgrid.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueSentencesTest {

  private static final int SENTENCES = 3_000;

  private static final Map<Language, String> BEFORE_TIME =
      Map.of(Language.ENGLISH, "at ", Language.PORTUGUESE, "às ", Language.SPANISH, "a las ");

  @ParameterizedTest
  @ValueSource(strings = {"en", "pt", "es"})
  void everyValueOfASentenceIsOneUnit(String code) {
    Language language = Language.of(code);
    List<String> templates = ValueSentences.templates(language);
    assertTrue(templates.size() >= 60);
    for (String sentence : ValueSentences.generate(language, 7, SENTENCES)) {
      for (Found found : UnitFinder.of(language).find(Notation.words(sentence))) {
        String reached = sentence + " " + found;
        assertTrue(found.suffix().chars().allMatch(c -> ".,?!".indexOf(c) >= 0), reached);
      }
      boolean left =
          withoutUnits(sentence, language).chars().anyMatch(c -> Character.isDigit(c) || c == '@');
      assertTrue(!left, () -> "not a unit in: " + sentence);
    }
  }

  /** A unit of a text keeps its value through the other language's writing and back. */
  @ParameterizedTest
  @CsvSource({"en, pt", "pt, en", "en, es", "es, en", "pt, es", "es, pt"})
  void valuesSurviveTheOtherLanguagesWriting(String from, String to) {
    Language source = Language.of(from);
    Language target = Language.of(to);
    for (String sentence : ValueSentences.generate(source, 11, SENTENCES)) {
      Values wanted = Values.of(Notation.words(sentence), source);
      for (boolean symbolic : List.of(false, true)) {
        String written = written(sentence, source, target, symbolic);
        Values kept = Values.of(Notation.words(written), target);
        assertEquals(List.of(), Values.missing(wanted, kept), sentence + " -> " + written);
      }
    }
  }

  /** What is settled after each word stays when more words come. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "pt", "es"})
  void settledUnitsStay(String code) {
    Language language = Language.of(code);
    UnitFinder finder = UnitFinder.of(language);
    for (String sentence : ValueSentences.generate(language, 13, SENTENCES)) {
      List<String> words = Notation.words(sentence);
      List<Found> all = finder.find(words);
      for (int length = 0; length < words.size(); length++) {
        List<String> heard = words.subList(0, length);
        int settled = finder.settled(heard);
        assertEquals(before(settled, all), before(settled, finder.find(heard)), sentence);
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameSentences() {
    assertEquals(
        ValueSentences.generate(Language.ENGLISH, 1, 100),
        ValueSentences.generate(Language.ENGLISH, 1, 100));
  }

  /** Units that begin before a word; without the suffix, as a sentence may end within "a.m.". */
  private static List<String> before(int settled, List<Found> found) {
    return found.stream()
        .filter(unit -> unit.fromWord() < settled)
        .map(unit -> unit.fromWord() + "-" + unit.toWord() + " " + unit.unit())
        .toList();
  }

  private static String written(
      String sentence, Language source, Language target, boolean symbolic) {
    UnitWriter writer = UnitWriter.of(target);
    var out = new StringBuilder();
    for (Found found : UnitFinder.of(source).find(Notation.words(sentence))) {
      String unit = symbolic ? writer.symbolic(found.unit()) : writer.write(found.unit());
      boolean time = found.unit() instanceof Unit.ClockTime;
      out.append(time ? BEFORE_TIME.getOrDefault(target, "") : "x ").append(unit).append(" x ");
    }
    return out.toString();
  }

  private static String withoutUnits(String sentence, Language language) {
    var words = new ArrayList<>(Notation.words(sentence));
    for (Found found : UnitFinder.of(language).find(words)) {
      for (int word = found.fromWord(); word < found.toWord(); word++) {
        words.set(word, "");
      }
    }
    return String.join(" ", words);
  }
}
