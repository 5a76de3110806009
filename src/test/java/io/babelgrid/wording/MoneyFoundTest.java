package io.babelgrid.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.pipeline.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyFoundTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          It costs £50, or more.                | GBP 50
          It costs $1,500.                      | USD 1500
          It costs $1.500.                      | USD 1500
          It costs €1.500,75.                   | EUR 1500.75
          about $5 million for it               | USD 5 MILLION
          about $2.5 billion, then              | USD 2.5 BILLION
          a $5M deal and a €3bn one             | USD 5 MILLION; EUR 3 BILLION
          US$ 50 or R$50                        | USD 50; BRL 50
          R$ 1.500 a month                      | BRL 1500
          USD 50 and 50 EUR                     | USD 50; EUR 50
          50€ is enough                         | EUR 50
          50 € is enough                        | EUR 50
          ¥5000 or ₹300                         | JPY 5000; INR 300
          5 million dollars                     | USD 5 MILLION
          50 pounds, please.                    | GBP 50
          1 dollar and 20 euros                 | USD 1; EUR 20
          50 Canadian dollars                   | CAD 50
          CA$20 and A$30                        | CAD 20; AUD 30
          ($99.99)                              | USD 99.99
          -$5 a day                             | USD -5
          just $.50 each                        | USD 0.50
          $5-10 each                            | USD 5 to USD 10
          $5-$10 each                           | USD 5 to USD 10
          $2-3 million                          | USD 2 MILLION to USD 3 MILLION
          5-10 euros                            | EUR 5 to EUR 10
          the 50 real people, a 5 dollar bill   | 50; 5
          the team that in 2005 won             | 2005
          £0.99!                                | GBP 0.99
          """)
  void englishSumsAreOneUnit(String text, String units) {
    assertEquals(units, Notation.of(text, Language.ENGLISH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Custa R$ 50, ou mais.                 | BRL 50
          O orçamento é de €1.500.              | EUR 1500
          Custa R$ 1,500.                       | BRL 1500
          Custa R$ 1.500,75.                    | BRL 1500.75
          cerca de R$ 5 milhões                 | BRL 5 MILLION
          cerca de R$ 2,5 bilhões, então        | BRL 2.5 BILLION
          R$ 5 mi e R$ 3 bi                     | BRL 5 MILLION; BRL 3 BILLION
          US$ 50 ou R$50                        | USD 50; BRL 50
          $50 ou £50                            | USD 50; GBP 50
          USD 50 e 50 EUR                       | USD 50; EUR 50
          50€ chega                             | EUR 50
          50 € chega                            | EUR 50
          R$ 20 mil por mês                     | BRL 20 THOUSAND
          5 milhões de reais                    | BRL 5 MILLION
          5 mil reais                           | BRL 5 THOUSAND
          50 libras, por favor.                 | GBP 50
          1 real e 20 euros                     | BRL 1; EUR 20
          1,50 real                             | BRL 1.50
          50 dólares canadenses                 | CAD 50
          50 dólares                            | USD 50
          (R$ 99,99)                            | BRL 99.99
          -R$ 5 por dia                         | BRL -5
          R$100-200 cada                        | BRL 100 to BRL 200
          R$ 5-10 cada                          | BRL 5 to BRL 10
          de US$ 2-3 milhões                    | USD 2 MILLION to USD 3 MILLION
          5-10 euros                            | EUR 5 to EUR 10
          uma nota de 5 dólar                   | 5
          """)
  void portugueseSumsAreOneUnit(String text, String units) {
    assertEquals(units, Notation.of(text, Language.PORTUGUESE));
  }
}
