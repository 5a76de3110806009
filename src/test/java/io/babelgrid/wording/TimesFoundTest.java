package io.babelgrid.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.pipeline.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesFoundTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          at 10:30 AM today                     | 10:30
          at 10:30 PM today                     | 22:30
          at 10:30am, then                      | 10:30
          at 10 AM                              | 10h
          at 10am                               | 10h
          at 3 p.m. sharp                       | 15h
          at 3 p.m.                             | 15h
          at 3:05 p.m., or                      | 15:5
          at 12 AM and 12 PM                    | 0h; 12h
          at 12:15 a.m.                         | 0:15
          at 10:30, maybe                       | 10:30?
          at 15:30                              | 15:30
          at 00:15                              | 0:15
          at 08:05                              | 8:5?
          at 9 o'clock                          | 9h?
          at 10.30 am                           | 10:30
          10:00 AM-11:30 AM                     | 10:0 to 11:30
          10-11 AM                              | 10h to 11h
          11-1 PM                               | 11h to 13h
          9:00-5:00                             | 9:0? to 5:0?
          9:30–10 PM                            | 21:30 to 22h
          "10:30?"                              | 10:30?
          at 25:00 or 10:75                     | <25:00>; <10:75>
          it took 1:23:45                       | <1:23:45>
          """)
  void englishTimesAreOneUnit(String text, String units) {
    assertEquals(units, Notation.of(text, Language.ENGLISH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          às 10h30 de hoje                      | 10:30?
          às 22h30 de hoje                      | 22:30
          às 15h30, então                       | 15:30
          às 15:30.                             | 15:30
          às 15:30h                             | 15:30
          às 15h30min                           | 15:30
          às 15h                                | 15h
          reunião 15h                           | 15h
          às 9h da manhã                        | 9h?
          às 9H                                 | 9h?
          demora 9h                             | 9h
          às 15 horas                           | 15h
          demora 15 horas                       | 15
          das 8h às 12h                         | 8h?; 12h?
          à 1h                                  | 1h?
          às 0h30                               | 0:30
          às 08h05                              | 8:5?
          das 10h-12h                           | 10h? to 12h?
          das 10-12h                            | 10h? to 12h?
          14h-15h30                             | 14h to 15:30
          14:00-15:30                           | 14:0 to 15:30
          (10:30)                               | 10:30?
          às 25h00 ou 10:75                     | <25h00>; <10:75>
          aberto 24h                            | 24h
          """)
  void portugueseTimesAreOneUnit(String text, String units) {
    assertEquals(units, Notation.of(text, Language.PORTUGUESE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          on 12/05/2024                         | day 5 month 12 year 2024
          on 5/11/91,                           | day 11 month 5 year 91
          on 12/25/2024.                        | day 25 month 12 year 2024
          on 25/12/2024                         | day 25 month 12 year 2024
          on 2024-05-12                         | day 12 month 5 year 2024
          on 2024/05/12                         | day 12 month 5 year 2024
          on 05-12-2024                         | day 12 month 5 year 2024
          on 25.12.2024                         | day 25 month 12 year 2024
          on 12/25                              | day 25 month 12
          on 05/12                              | day 12 month 5
          (1/1/2000)                            | day 1 month 1 year 2000
          "1/1/00"                              | day 1 month 1 year 0
          12/31/1999!                           | day 31 month 12 year 1999
          7/4/1776?                             | day 4 month 7 year 1776
          from 1/2/24 to 3/4/24                 | day 2 month 1 year 24; day 4 month 3 year 24
          1/31/24...                            | day 31 month 1 year 24
          13/13/2024 is none                    | <13/13/2024>
          open 24/7                             | <24/7>
          2.3.1 is a version                    | <2.3.1>
          1/2 of it                             | <1/2>
          """)
  void englishDatesAreOneUnit(String text, String units) {
    assertEquals(units, Notation.of(text, Language.ENGLISH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          em 12/05/2024                         | day 12 month 5 year 2024
          em 5/11/91,                           | day 5 month 11 year 91
          em 12/25/2024.                        | day 25 month 12 year 2024
          em 25/12/2024                         | day 25 month 12 year 2024
          em 2024-05-12                         | day 12 month 5 year 2024
          em 2024/05/12                         | day 12 month 5 year 2024
          em 05-12-2024                         | day 5 month 12 year 2024
          em 25.12.2024                         | day 25 month 12 year 2024
          em 25/12                              | day 25 month 12
          em 05/12                              | day 5 month 12
          (1/1/2000)                            | day 1 month 1 year 2000
          “1/1/00”                              | day 1 month 1 year 0
          31/12/1999!                           | day 31 month 12 year 1999
          7/9/1822?                             | day 7 month 9 year 1822
          de 1/2/24 a 3/4/24                    | day 1 month 2 year 24; day 3 month 4 year 24
          31/1/24...                            | day 31 month 1 year 24
          13/13/2024 não é                      | <13/13/2024>
          aberto 24/7                           | <24/7>
          a versão 2.3.1                        | <2.3.1>
          1/2 disso                             | <1/2>
          """)
  void portugueseDatesAreOneUnit(String text, String units) {
    assertEquals(units, Notation.of(text, Language.PORTUGUESE));
  }
}
