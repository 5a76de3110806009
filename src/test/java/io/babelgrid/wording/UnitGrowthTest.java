package io.babelgrid.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitGrowthTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It costs $5",
        "It costs $1.500",
        "It costs 50",
        "It costs 50 USD",
        "about 50 per",
        "at 10:30",
        "at 10",
        "in 1998",
        "about 5 million",
        "about 50 Canadian",
        "between $5-10",
        "from 10-11",
        "from 11-1",
        "from 10:00 AM-11:30",
        "call +1",
        "call +1 (212)",
        "call (212)",
        "call 0800",
        "call 0800 777",
        "the price in €",
      })
  void mayGrow(String text) {
    assertTrue(grows(text, Language.ENGLISH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It costs $5.",
        "It costs $5, and",
        "It costs $5 million",
        "It costs $5M",
        "It costs 50 dollars",
        "about 50%",
        "about 50 percent",
        "about 50 people",
        "at 10:30 AM",
        "at 15:30",
        "at 9 o'clock",
        "in 1998,",
        "on 5/11/91",
        "the 21st",
        "write to a@b.com",
        "the A320",
        "10 km",
        "open 24/7",
        "call 0800 777 1234.",
        "about 50 per person",
      })
  void isWhole(String text) {
    assertFalse(grows(text, Language.ENGLISH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Custa R$ 5",
        "Custa 5 mil",
        "cerca de 5 milhões",
        "cerca de 5 milhões de",
        "uns 50 por",
        "uns 50 dólares",
        "umas 50 libras",
        "às 10",
        "ligue (11)",
        "ligue +55 11",
      })
  void portugueseMayGrow(String text) {
    assertTrue(grows(text, Language.PORTUGUESE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Custa R$ 5 milhões",
        "5 milhões de reais",
        "5 milhões de pessoas",
        "uns 50%",
        "às 10:30",
        "às 10h",
        "às 10h30",
        "50 euros",
        "o 21º",
      })
  void portugueseIsWhole(String text) {
    assertFalse(grows(text, Language.PORTUGUESE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cuesta US$",
        "Cuesta $5",
        "Cuesta 5 mil",
        "unos 5 millones",
        "unos 5 millones de",
        "unos 50 por",
        "a las 10",
        "a las 10:30",
        "a las 10:30 a.",
        "a las 10 p.",
        "llame al +34 612",
      })
  void spanishMayGrow(String text) {
    assertTrue(grows(text, Language.SPANISH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cuesta $5 millones",
        "5 millones de euros",
        "5 millones de personas",
        "unos 50 %",
        "a las 10:30 a. m.",
        "a las 10:30 h",
        "50 euros",
        "el 21.º",
      })
  void spanishIsWhole(String text) {
    assertFalse(grows(text, Language.SPANISH));
  }

  @ParameterizedTest
  @CsvSource({"R$,true", "US$,true", "(€,true", "USD,true", "usd,false", "the,false", "R$5,false"})
  void aSignAwaitsItsFigure(String word, boolean awaits) {
    assertEquals(awaits, UnitFinder.of(Language.PORTUGUESE).awaitsFigure(word));
  }

  @Test
  void whatIsSettledStandsBeforeWhatMayGrow() {
    UnitFinder finder = UnitFinder.of(Language.PORTUGUESE);
    assertEquals(1, finder.settled(List.of("Custa", "R$")));
    assertEquals(1, finder.settled(List.of("Custa", "R$", "5")));
    assertEquals(3, finder.settled(List.of("Custa", "R$", "5,")));
    assertEquals(4, finder.settled(List.of("Custa", "R$", "5", "milhões")));
    assertEquals(2, finder.settled(List.of("Custa", "muito")));
    assertEquals(0, finder.settled(List.of()));
  }

  private static boolean grows(String text, Language language) {
    UnitFinder finder = UnitFinder.of(language);
    List<String> words = Notation.words(text);
    return finder.mayGrow(words, finder.find(words).getLast());
  }
}
