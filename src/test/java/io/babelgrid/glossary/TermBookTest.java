package io.babelgrid.glossary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.Language;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermBookTest {

  private static final Glossary GLOSSARY =
      new Glossary(
          List.of(
              everywhere("Babelgrid"),
              everywhere("C++"),
              everywhere("IT"),
              everywhere("AT&T"),
              everywhere("João"),
              everywhere("Ana Rebelo"),
              pair("board", "diretoria"),
              pair("pull request", "pull request"),
              pair("the board of trustees", "o conselho curador"),
              pair("O'Brien", "O'Brien"),
              everywhere("Mr. Wright"),
              new Term(null, Map.of(Language.PORTUGUESE, "só aqui"), Map.of())));

  private static final TermBook BOOK = TermBook.of(GLOSSARY, Language.ENGLISH, Language.PORTUGUESE);

  private static Term everywhere(String name) {
    return new Term(name, Map.of(), Map.of());
  }

  private static Term pair(String english, String portuguese) {
    return new Term(
        null, Map.of(Language.ENGLISH, english, Language.PORTUGUESE, portuguese), Map.of());
  }

  /** With what was found in the place of the term. */
  private static String replaced(String text) {
    List<String> words = List.of(text.split(" "));
    var result = new StringJoiner(" ");
    int next = 0;
    for (TermBook.Place place : BOOK.find(words)) {
      words.subList(next, place.fromWord()).forEach(result::add);
      result.add(place.prefix() + "[" + place.written() + "]" + place.suffix());
      next = place.toWord();
    }
    words.subList(next, words.size()).forEach(result::add);
    return result.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "We use Babelgrid. | We use [Babelgrid].",
        "we use babelgrid, too | we use [Babelgrid], too",
        "Babel grid is here. | [Babelgrid] is here.",
        "BABEL GRID! | [Babelgrid]!",
        "Is it “Babelgrid”? | Is it “[Babelgrid]”?",
        "Babelgrid's page | [Babelgrid]'s page",
        "Babelgrid’s. | [Babelgrid]’s.",
        "It is in C++ and C. | It is in [C++] and C.",
        "c++, please | [C++], please",
        "Our IT is good. | Our [IT] is good.",
        "Is it good? It is. | Is it good? It is.",
        "We pay AT&T | We pay [AT&T]",
        "Ask João. | Ask [João].",
        "Ana Rebelo, Ana. | [Ana Rebelo], Ana.",
        "Ana, Rebelo | Ana, Rebelo",
        "The board met. | The [diretoria] met.",
        "The Board of Trustees met. | [o conselho curador] met.",
        "The boards met. | The boards met.",
        "aboard | aboard",
        "a pull-request | a [pull request]",
        "A Pull Request (pull request)... | A [pull request] ([pull request])...",
        "O'Brien's board | [O'Brien]'s [diretoria]",
        "só aqui | só aqui",
        "pull. Request | pull. Request",
        "Ask mr. wright, please. | Ask [Mr. Wright], please.",
        "Ask Mr Wright's board. | Ask [Mr. Wright]'s [diretoria].",
        "Ask the mr. Wright is here. | Ask the [Mr. Wright] is here.",
        "— | —",
      })
  void termsAreFoundAsTheyAreHeard(String text, String expected) {
    assertEquals(expected, replaced(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "We opened a pull | 3",
        "We opened a pull, | 4",
        "We opened a pull request | 5",
        "the board | 0",
        "with the board of | 1",
        "with the | 1",
        "Ana | 0",
        "hello | 1",
      })
  void whatMayStillBecomeATermWaits(String text, int settled) {
    assertEquals(settled, BOOK.settled(List.of(text.split(" "))));
  }

  @Test
  void theOtherWayRound() {
    TermBook back = TermBook.of(GLOSSARY, Language.PORTUGUESE, Language.ENGLISH);
    String found =
        back.find(List.of("A", "diretoria", "usa", "Babelgrid.")).stream()
            .map(TermBook.Place::written)
            .collect(Collectors.joining(" "));
    assertEquals("board Babelgrid", found);
  }

  @Test
  void aVoiceSaysItAsItIsToldTo() {
    var said = Map.of(Language.PORTUGUESE, "beibelgrid");
    var glossary = new Glossary(List.of(new Term("Babelgrid", Map.of(), said), pair("node", "nó")));
    TermBook spoken = TermBook.spoken(glossary, Language.PORTUGUESE);
    assertEquals(
        "O nó do beibelgrid, sim.", spoken.written(List.of("O", "nó", "do", "Babelgrid,", "sim.")));
    assertTrue(TermBook.spoken(glossary, Language.ENGLISH).isEmpty());
  }

  @Test
  void aLanguageThatNobodyNamedHasTheNamesOnly() {
    TermBook german = TermBook.of(GLOSSARY, Language.ENGLISH, Language.of("de"));
    assertEquals(1, german.find(List.of("Babelgrid", "board")).size());
  }

  @Test
  void aGlossaryOfNothingFindsNothing() {
    TermBook none = TermBook.of(Glossary.EMPTY, Language.ENGLISH, Language.PORTUGUESE);
    assertTrue(none.isEmpty());
    assertEquals(List.of(), none.find(List.of("board")));
    assertEquals(1, none.settled(List.of("board")));
  }

  @Test
  void marksAloneAreNoTerm() {
    var marks = new Glossary(List.of(pair("...", "???")));
    TermBook book = TermBook.of(marks, Language.ENGLISH, Language.PORTUGUESE);
    assertEquals(List.of(), book.find(List.of("...", "?")));
  }
}
