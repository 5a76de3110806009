package io.babelgrid.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.babelgrid.pipeline.Language;
import io.babelgrid.wording.Unit.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitWriterTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          It is 2,200,112 kilograms.  | 2.200.112
          16,765 of 244,890 tickets   | 16.765; 244.890
          1.500 people                | 1.500
          In 2024,                    | 2024,
          2.5 kg and 10km             | 2,5 kg; 10km
          a bag of 1.500 kg           | 1,500 kg
          about 5 million people      | 5 milhões
          1.5 million                 | 1,5 milhão
          2.5 billion and 1 trillion  | 2,5 bilhões; 1 trilhão
          3 thousand                  | 3 mil
          50 percent of 12.5%         | 50%; 12,5%
          It costs £50, or $1.        | 50 libras,; 1 dólar.
          (R$1,500)                   | (1.500 reais)
          $5 million or €2.50         | 5 milhões de dólares; 2,50 euros
          $20 thousand                | 20 mil dólares
          50 Canadian dollars         | 50 dólares canadenses
          0 dollars and $1.50         | 0 dólares; 1,50 dólar
          a $5-million deal           | 5 milhões de dólares
          the A320's wing, @bob's.    | A320; @bob.
          at 10:30 AM or 3:05 p.m.    | 10h30; 15h05.
          at 10 AM, at 12 AM          | 10h,; 0h
          at 9 o'clock, at 10:30      | 9h,; 10h30
          on 5/11/91 or 12/25/2024    | 11/05/91; 25/12/2024
          on 2024-05-12, on 12/25     | 12/05/2024,; 25/12
          the 21st and 3rd            | 21º; 3º
          C# at a@b.com, 24/7         | C#; a@b.com,; 24/7
          16-18 or 1,000-2,000        | 16-18; 1.000-2.000
          $5-10 and $2-3 million      | 5-10 dólares; 2-3 milhões de dólares
          5-10% and 2.5-3 kg          | 5-10%; 2,5-3 kg
          10:00 AM-11:30 AM           | 10h00-11h30
          -5 and -$5                  | -5; -5 dólares
          """)
  void englishIsWrittenInPortuguese(String text, String written) {
    assertEquals(written, written(text, Language.ENGLISH, Language.PORTUGUESE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          São 2.200.112 quilos.       | 2,200,112
          16.765 de 244,890 ingressos | 16,765; 244,890
          Em 2024,                    | 2024,
          2,5 kg e 10km               | 2.5 kg; 10km
          cerca de 5 milhões de gente | 5 million
          1,5 milhão                  | 1.5 million
          2,5 bilhões e 1 trilhão     | 2.5 billion; 1 trillion
          3 mil e 2,5 mil             | 3,000; 2,500
          50 por cento de 12,5%       | 50%; 12.5%
          Custa £50, ou R$ 1.         | 50 pounds,; 1 real.
          O orçamento é de €1.500.    | 1,500 euros.
          R$ 5 milhões ou € 2,50      | 5 million reais; 2.50 euros
          1,50 dólar                  | 1.50 dollars
          5 mil reais                 | 5,000 reais
          50-100 mil dólares          | 50,000-100,000 dollars
          50 dólares canadenses       | 50 Canadian dollars
          às 15h30 ou 15:30.          | 3:30 p.m.; 3:30 p.m.
          às 15h, às 0h               | 3 p.m.,; 12 a.m.
          às 9h da manhã, às 10h30    | 9 o'clock; 10:30
          em 12/05/2024, em 5/11/91   | 5/12/2024,; 11/5/91
          em 25/12 ou 01/01/05        | 12/25; 1/1/05
          o 21º, a 3ª e o 112º        | 21st,; 3rd; 112th
          o 11º, o 12º e o 13º        | 11th,; 12th; 13th
          C++ em a@b.com.br           | C++; a@b.com.br
          16-18 ou 1.000-2.000        | 16-18; 1,000-2,000
          R$ 5-10 e R$ 2-3 milhões    | 5-10 reais; 2-3 million reais
          14h-15h30                   | 2 p.m.-3:30 p.m.
          """)
  void portugueseIsWrittenInEnglish(String text, String written) {
    assertEquals(written, written(text, Language.PORTUGUESE, Language.ENGLISH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          It is 2,200,112 kilograms.  | 2.200.112
          16,765 of 244,890 tickets   | 16.765; 244.890
          In 2024,                    | 2024,
          2.5 kg and 10km             | 2,5 kg; 10km
          a bag of 1.500 kg           | 1,500 kg
          about 5 million people      | 5 millones
          1 million, 1.5 million      | 1 millón,; 1,5 millones
          2.5 billion and 1 trillion  | 2,5 mil millones; 1 billón
          3 thousand                  | 3 mil
          50 percent of 12.5%         | 50 %; 12,5 %
          It costs £50, or $1.        | 50 libras,; 1 dólar.
          ($1,250.00)                 | (1.250,00 dólares)
          $5 million or €2.50         | 5 millones de dólares; 2,50 euros
          $2 billion                  | 2 mil millones de dólares
          $20 thousand                | 20 mil dólares
          50 Canadian dollars         | 50 dólares canadienses
          0 dollars and $1.50         | 0 dólares; 1,50 dólares
          the A320's wing, @bob's.    | A320; @bob.
          at 10:30 AM or 3:05 p.m.    | 10:30; 15:05.
          at 10 AM, at 12 AM          | 10:00,; 0:00
          at 9 o'clock, at 10:30      | 9:00,; 10:30
          on 5/11/91 or 12/25/2024    | 11/5/91; 25/12/2024
          on 2024-05-12, on 12/25     | 12/5/2024,; 25/12
          the 21st and 3rd            | 21.º; 3.º
          C# at a@b.com, 24/7         | C#; a@b.com,; 24/7
          16-18 or 1,000-2,000        | 16-18; 1.000-2.000
          $5-10 and $2-3 million      | 5-10 dólares; 2-3 millones de dólares
          5-10% and 2.5-3 kg          | 5-10 %; 2,5-3 kg
          10:00 AM-11:30 AM           | 10:00-11:30
          -5 and -$5                  | -5; -5 dólares
          """)
  void englishIsWrittenInSpanish(String text, String written) {
    assertEquals(written, written(text, Language.ENGLISH, Language.SPANISH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Son 2.200.112 kilos.        | 2,200,112
          16.765 de 244,890 entradas  | 16,765; 244,890
          En 2024,                    | 2024,
          2,5 kg y 10km               | 2.5 kg; 10km
          cerca de 5 millones de ellos | 5 million
          1,5 millones                | 1.5 million
          2,5 mil millones y 1 billón | 2.5 billion; 1 trillion
          3 mil y 2,5 mil             | 3,000; 2,500
          50 por ciento de 12,5 %     | 50%; 12.5%
          Cuesta 50 €, o 1 £.         | 50 euros,; 1 pound.
          El presupuesto es de 1.500 €. | 1,500 euros.
          $5 millones o 2,50 €        | 5 million dollars; 2.50 euros
          12,50 euros                 | 12.50 euros
          3 mil millones de dólares   | 3 billion dollars
          5 mil euros                 | 5,000 euros
          50 dólares canadienses      | 50 Canadian dollars
          a las 15:30 o 15:30 h       | 3:30 p.m.; 3:30 p.m.
          a las 15 h, a las 0:00      | 3 p.m.,; 12:00 a.m.
          a las 9 a. m. y a las 3 p.m. | 9 a.m.; 3 p.m.
          a las 9 horas, tarda 9 horas | 9 o'clock,; 9
          a la 1:30                   | 1:30
          el 12/05/2024, el 5/11/91   | 5/12/2024,; 11/5/91
          el 3/5/2026                 | 5/3/2026
          el 21.º, la 3.ª y el 1.er   | 21st,; 3rd; 1st
          C++ en a@b.com.es           | C++; a@b.com.es
          16-18 o 1.000-2.000         | 16-18; 1,000-2,000
          5-10 € y 2-3 millones       | 5-10 euros; 2-3 million
          """)
  void spanishIsWrittenInEnglish(String text, String written) {
    assertEquals(written, written(text, Language.SPANISH, Language.ENGLISH));
  }

  @ParameterizedTest
  @CsvSource({
    "50, ONE, GBP, £50, £ 50",
    "1500, ONE, BRL, 'R$1,500', R$ 1.500",
    "2.50, ONE, EUR, €2.50, '€ 2,50'",
    "5, MILLION, USD, $5 million, US$ 5 milhões",
    "-5, ONE, USD, -$5, -US$ 5",
    "20, ONE, CAD, CA$20, CA$ 20",
    "20, ONE, NOK, NOK 20, NOK 20",
  })
  void moneyIsWrittenWithItsSign(
      BigDecimal value, Magnitude magnitude, String currency, String english, String portuguese) {
    var money = new Money(new Figure(value, magnitude, true), currency);
    assertEquals(english, UnitWriter.of(Language.ENGLISH).symbolic(money));
    assertEquals(portuguese, UnitWriter.of(Language.PORTUGUESE).symbolic(money));
  }

  @Test
  void aRangeOfMoneyIsWrittenWithOneSign() {
    Unit range = UnitFinder.of(Language.ENGLISH).find(List.of("$5-10")).getFirst().unit();
    assertEquals("US$ 5-10", UnitWriter.of(Language.PORTUGUESE).symbolic(range));
    assertEquals("$5-10", UnitWriter.of(Language.ENGLISH).symbolic(range));
  }

  @Test
  void aMagnitudeIsLinkedToItsNounWhereTheLanguageDoesSo() {
    Unit people =
        UnitFinder.of(Language.ENGLISH).find(List.of("5", "million", "people")).getFirst().unit();
    assertEquals("de", UnitWriter.of(Language.PORTUGUESE).link(people));
    assertEquals("", UnitWriter.of(Language.ENGLISH).link(people));
  }

  @Test
  void everyCurrencyIsWrittenAndReadBackInEveryLanguage() {
    for (String currency : Wording.forEach(Wording::currencies).get(Language.ENGLISH)) {
      for (Language language : List.of(Language.ENGLISH, Language.PORTUGUESE, Language.SPANISH)) {
        for (String value : List.of("1", "50", "5000000")) {
          var money = new Money(Figure.plain(new BigDecimal(value)), currency);
          String text = UnitWriter.of(language).write(money);
          assertEquals(Notation.of(money), Notation.of(text, language), text);
          String symbolic = UnitWriter.of(language).symbolic(money);
          assertEquals(Notation.of(money), Notation.of(symbolic, language), symbolic);
        }
      }
    }
  }

  @Test
  void aLanguageWithoutDataIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> UnitWriter.of(Language.of("ka")));
    assertThrows(IllegalArgumentException.class, () -> UnitFinder.of(Language.of("ka")));
  }

  private static String written(String text, Language source, Language target) {
    UnitWriter writer = UnitWriter.of(target);
    return UnitFinder.of(source).find(Notation.words(text)).stream()
        .map(writer::write)
        .collect(Collectors.joining("; "));
  }
}
