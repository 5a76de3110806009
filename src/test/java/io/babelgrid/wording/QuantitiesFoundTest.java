package io.babelgrid.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.pipeline.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesFoundTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          It is 2,200,112 kilograms.            | 2200112
          16,765 of 244,890 tickets             | 16765; 244890
          There were 1,250,000 visits.          | 1250000
          1.500 people came                     | 1500
          That was 2.200.112 votes.             | 2200112
          a bag of 1.500 kg                     | 1.500 kg
          a bag of 1,500 kg                     | 1500 kg
          a walk of 2.500 kilometres            | 2.500
          Pi is 3.14, roughly.                  | 3.14
          about 0,5 of it                       | 0.5
          0.125 is an eighth                    | 0.125
          10,000.50 in all                      | 10000.50
          10.000,50 in all                      | 10000.50
          We have 2.5 billion users.            | 2.5 BILLION
          about 5 million people                | 5 MILLION
          some 3 thousand (of them)             | 3 THOUSAND
          1.500 million stars                   | 1.500 MILLION
          In 2024, we moved.                    | 2024
          It was -5 outside and +3 here.        | -5; 3
          Take 2.5kg and 10km.                  | 2.5kg; 10km
          It is 25 °C, not 77°F.                | 25 °C; 77°F
          limit 120 km/h or 75 mph              | 120 km/h; 75 mph
          (12) "34" [56]                        | 12; 34; 56
          more than 50+ people                  | 50
          .5 is a half                          | 0.5
          a 20MB file and a 2.4 GHz chip        | 20MB; 2.4 GHz
          in 24h or 10.5k                       | 24h; 10.5k
          1234.567 and 1234,567                 | 1234.567; 1234.567
          """)
  void englishFiguresAreOneUnit(String text, String units) {
    assertEquals(units, Notation.of(text, Language.ENGLISH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          São 2.200.112 quilos.                 | 2200112
          16.765 de 244.890 ingressos           | 16765; 244890
          Foram 244,890 ingressos.              | 244890
          eram 2,200,112 votos                  | 2200112
          vieram 1.500 pessoas                  | 1500
          um saco de 1,500 kg                   | 1.500 kg
          um saco de 1.500 kg                   | 1500 kg
          são 2,500 quilômetros                 | 2.500
          O pi vale 3,14, mais ou menos.        | 3.14
          cerca de 0,5 disso                    | 0.5
          um valor de 3.14                      | 3.14
          0,125 é um oitavo                     | 0.125
          10.000,50 no total                    | 10000.50
          10,000.50 no total                    | 10000.50
          Temos 2,5 bilhões de usuários.        | 2.5 BILLION
          cerca de 5 milhões de pessoas         | 5 MILLION
          perto de 1,5 milhão                   | 1.5 MILLION
          uns 3 mil (deles)                     | 3 THOUSAND
          1 trilhão de estrelas                 | 1 TRILLION
          Em 2024, mudamos.                     | 2024
          Fazia -5 lá fora.                     | -5
          Leve 2,5kg e 10km.                    | 2.5kg; 10km
          Está 25 °C, não 77°F.                 | 25 °C; 77°F
          a 120 km/h                            | 120 km/h
          (12) “34” [56]                        | 12; 34; 56
          demora 1,5h ou 2h                     | 1.5h; 2h
          um arquivo de 20MB                    | 20MB
          """)
  void portugueseFiguresAreOneUnit(String text, String units) {
    assertEquals(units, Notation.of(text, Language.PORTUGUESE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          about 50% of it                       | 50%
          50 % of it                            | 50%
          50 percent of it                      | 50%
          50 per cent of it                     | 50%
          It rose by 3.5%.                      | 3.5%
          It rose by 3,5%.                      | 3.5%
          It rose by 1.125%.                    | 1.125%
          down -2%                              | -2%
          up +2%                                | 2%
          (100%)                                | 100%
          "0.1%"                                | 0.1%
          a 12,500% gain                        | 12500%
          99.9%!                                | 99.9%
          99.9%, or 98%                         | 99.9%; 98%
          7 percent, then 8 per cent.           | 7%; 8%
          roughly ~40% of us                    | 40%
          60%-70% of them                       | 60% to 70%
          60-70% of them                        | 60% to 70%
          60–70 percent of them                 | 60% to 70%
          100%?                                 | 100%
          50%...                                | 50%
          """)
  void englishSharesAreOneUnit(String text, String units) {
    assertEquals(units, Notation.of(text, Language.ENGLISH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          cerca de 50% disso                    | 50%
          50 % disso                            | 50%
          50 por cento disso                    | 50%
          Subiu 3,5%.                           | 3.5%
          Subiu 3.5%.                           | 3.5%
          Subiu 1,125%.                         | 1.125%
          caiu -2%                              | -2%
          subiu +2%                             | 2%
          (100%)                                | 100%
          “0,1%”                                | 0.1%
          um ganho de 12.500%                   | 12500%
          99,9%!                                | 99.9%
          99,9%, ou 98%                         | 99.9%; 98%
          7 por cento, depois 8 por cento.      | 7%; 8%
          uns ~40% de nós                       | 40%
          60%-70% deles                         | 60% to 70%
          60-70% deles                          | 60% to 70%
          60–70 por cento deles                 | 60% to 70%
          100%?                                 | 100%
          50%...                                | 50%
          """)
  void portugueseSharesAreOneUnit(String text, String units) {
    assertEquals(units, Notation.of(text, Language.PORTUGUESE));
  }
}
