package io.babelgrid.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.pipeline.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangesFoundTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          16-18 of us                           | 16 to 18
          (16–18)                               | 16 to 18
          pages 100—120.                        | 100 to 120
          1990-2000, roughly                    | 1990 to 2000
          1.5-2.5 of it                         | 1.5 to 2.5
          10-15 km away                         | 10 km to 15 km
          10km-15km away                        | 10km to 15km
          2-3 million people                    | 2 MILLION to 3 MILLION
          500-1,000 people                      | 500 to 1000
          5-10% of it                           | 5% to 10%
          5%-10% of it                          | 5% to 10%
          $5-10 each                            | USD 5 to USD 10
          £5-£10 each                           | GBP 5 to GBP 10
          $5-10 million                         | USD 5 MILLION to USD 10 MILLION
          $5 million-$10 million                | USD 5 MILLION to USD 10 MILLION
          5-10 dollars                          | USD 5 to USD 10
          10:00 AM-11:30 AM                     | 10:0 to 11:30
          10-11:30 AM                           | 10h to 11:30
          10-11 PM.                             | 22h to 23h
          20-25 °C                              | 20 °C to 25 °C
          10-5                                  | <10-5>
          1-2-3                                 | <1-2-3>
          """)
  void englishRangesAreOneUnit(String text, String units) {
    assertEquals(units, Notation.of(text, Language.ENGLISH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          16-18 de nós                          | 16 to 18
          (16–18)                               | 16 to 18
          páginas 100—120.                      | 100 to 120
          1990-2000, mais ou menos              | 1990 to 2000
          1,5-2,5 disso                         | 1.5 to 2.5
          10-15 km daqui                        | 10 km to 15 km
          10km-15km daqui                       | 10km to 15km
          2-3 milhões de pessoas                | 2 MILLION to 3 MILLION
          500-1.000 pessoas                     | 500 to 1000
          5-10% disso                           | 5% to 10%
          5%-10% disso                          | 5% to 10%
          R$ 5-10 cada                          | BRL 5 to BRL 10
          R$5-R$10 cada                         | BRL 5 to BRL 10
          R$ 5-10 milhões                       | BRL 5 MILLION to BRL 10 MILLION
          5-10 reais                            | BRL 5 to BRL 10
          2-3 milhões de dólares                | USD 2 MILLION to USD 3 MILLION
          das 10h-11h30                         | 10h? to 11:30?
          14h-15h                               | 14h to 15h
          das 8-9h                              | 8h? to 9h?
          20-25 °C                              | 20 °C to 25 °C
          10-5                                  | <10-5>
          1-2-3                                 | <1-2-3>
          """)
  void portugueseRangesAreOneUnit(String text, String units) {
    assertEquals(units, Notation.of(text, Language.PORTUGUESE));
  }
}
