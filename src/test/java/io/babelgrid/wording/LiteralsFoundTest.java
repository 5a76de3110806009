package io.babelgrid.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.pipeline.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiteralsFoundTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Write to ana.rebelo@sapo.pt.          | <ana.rebelo@sapo.pt>
          (me+you@mail.example.com)             | <me+you@mail.example.com>
          See https://example.com/a?b=1&c=2.    | <https://example.com/a?b=1&c=2>
          See www.example.com, please.          | <www.example.com>
          On example.com/path or babelgrid.io!  | <example.com/path>; <babelgrid.io>
          Open README.md and Node.js.           | <README.md>; <Node.js>
          Ask @maria_silva about #launch2024.   | <@maria_silva>; <#launch2024>
          We are #1.                            | <#1>
          C# and C++.                           | <C#>; <C++>
          the A320's wings                      | <A320>
          the ISO-9001 and COVID-19 rules       | <ISO-9001>; <COVID-19>
          use v2.3.1 of IPv6                    | <v2.3.1>; <IPv6>
          3D on 4K over 5G                      | <3D>; <4K>; <5G>
          an MP3, an H1N1, a B-52               | <MP3>; <H1N1>; <B-52>
          R&D at AT&T                           | <R&D>; <AT&T>
          Tom & Jerry                           | <&>
          we won 2-1 and lost 0-0               | <2-1>; <0-0>
          call 555-0199 or 1-800-555-0199       | <555-0199>; <1-800-555-0199>
          call +1 (212) 555-0199, now           | <+1 (212) 555-0199>
          call (212) 555-0199.                  | <(212) 555-0199>
          call 0800 777 1234 today              | <0800 777 1234>
          call 020 7946 0018.                   | <020 7946 0018>
          agent 007 at 192.168.0.1              | <007>; <192.168.0.1>
          great 👍 work 🎉🎉!                    | <👍>; <🎉🎉>
          the 747-400 and a 4x4                 | <747-400>; <4x4>
          the price in €, not in R$.            | <€>; <R$>
          in 1080p on Disney+                   | <1080p>; <Disney+>
          """)
  void whatIsNoWordIsOneUnitInEnglish(String text, String units) {
    assertEquals(units, Notation.of(text, Language.ENGLISH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Escreva para anarebelo@sapo.pt.       | <anarebelo@sapo.pt>
          (eu@correio.com.br)                   | <eu@correio.com.br>
          Veja https://exemplo.com.br/a?b=1.    | <https://exemplo.com.br/a?b=1>
          Veja www.exemplo.com.br, por favor.   | <www.exemplo.com.br>
          Em exemplo.com.br/loja ou uol.com.br! | <exemplo.com.br/loja>; <uol.com.br>
          Abra relatório.pdf e Node.js.         | <relatório.pdf>; <Node.js>
          Pergunte a @joão_s sobre #viagem.     | <@joão_s>; <#viagem>
          Somos #1.                             | <#1>
          C# e C++.                             | <C#>; <C++>
          o voo do A320, sim                    | <A320>
          as normas ISO-9001 e COVID-19         | <ISO-9001>; <COVID-19>
          use v2.3.1 com IPv6                   | <v2.3.1>; <IPv6>
          3D em 4K com 5G                       | <3D>; <4K>; <5G>
          um MP3, um H1N1, um B-52              | <MP3>; <H1N1>; <B-52>
          P&D na AT&T                           | <P&D>; <AT&T>
          Tom & Jerry                           | <&>
          ganhamos de 2-1 e foi 0-0             | <2-1>; <0-0>
          ligue para 3456-0199                  | <3456-0199>
          ligue +55 11 91234-5678, já           | <+55 11 91234-5678>
          ligue (11) 91234-5678.                | <(11) 91234-5678>
          ligue 0800 777 1234 hoje              | <0800 777 1234>
          ligue 021 3456 7890.                  | <021 3456 7890>
          agente 007 em 192.168.0.1             | <007>; <192.168.0.1>
          bom 👍 trabalho 🎉🎉!                  | <👍>; <🎉🎉>
          o 747-400 e um 4x4                    | <747-400>; <4x4>
          o preço em €, não em R$.              | <€>; <R$>
          """)
  void whatIsNoWordIsOneUnitInPortuguese(String text, String units) {
    assertEquals(units, Notation.of(text, Language.PORTUGUESE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          the 1st, 2nd and 3rd                  | no. 1; no. 2; no. 3
          the 4th of July                       | no. 4
          May 21st.                             | no. 21
          (22nd)                                | no. 22
          the 11th hour                         | no. 11
          12th, 13th!                           | no. 12; no. 13
          "100th"                               | no. 100
          the 101st time                        | no. 101
          the 112th place                       | no. 112
          33rd?                                 | no. 33
          my 40TH birthday                      | no. 40
          the 19th and 20th                     | no. 19; no. 20
          23rd...                               | no. 23
          the 1000th visitor                    | no. 1000
          the 5th's end                         | no. 5
          21st, please                          | no. 21
          6th-                                  | no. 6
          on the 7th:                           | no. 7
          8th;                                  | no. 8
          9th/                                  | no. 9
          """)
  void englishOrdinalsAreOneUnit(String text, String units) {
    assertEquals(units, Notation.of(text, Language.ENGLISH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          o 1º, o 2º e o 3º                     | no. 1; no. 2; no. 3
          a 4ª vez                              | no. 4 f
          dia 1º de maio.                       | no. 1
          (22º)                                 | no. 22
          a 11ª hora                            | no. 11 f
          12º, 13ª!                             | no. 12; no. 13 f
          “100º”                                | no. 100
          a 101ª vez                            | no. 101 f
          o 112º lugar                          | no. 112
          33º?                                  | no. 33
          o 1.º lugar                           | no. 1
          a 1.ª vez                             | no. 1 f
          o 2o lugar                            | no. 2
          a 3a vez                              | no. 3 f
          23º...                                | no. 23
          o 1000º visitante                     | no. 1000
          a 21ª, por favor                      | no. 21 f
          6º-                                   | no. 6
          no 7º:                                | no. 7
          8ª;                                   | no. 8 f
          """)
  void portugueseOrdinalsAreOneUnit(String text, String units) {
    assertEquals(units, Notation.of(text, Language.PORTUGUESE));
  }
}
