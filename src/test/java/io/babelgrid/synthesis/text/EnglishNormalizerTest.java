package io.babelgrid.synthesis.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishNormalizerTest {

  private final EnglishNormalizer normalizer = new EnglishNormalizer();

  private String spoken(String text) {
    return normalizer.normalize(text).toString();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          0 | zero
          7 | seven
          21 | twenty one
          100 | one hundred
          345 | three hundred forty five
          1,234 | one thousand two hundred thirty four
          12345 | twelve thousand three hundred forty five
          1,000,000 | one million
          2,500,000,000 | two billion five hundred million
          3.14 | three point one four
          0.50 | zero point five zero
          1,234.5 | one thousand two hundred thirty four point five
          1.234,5 | one thousand two hundred thirty four point five
          -5 | minus five
          it fell to -5.2 | it fell to minus five point two
          007 | zero zero seven
          12345678901234567890 | one two three four five six seven eight nine zero one two three four five six seven eight nine zero
          1st | first
          22nd | twenty second
          43rd | forty third
          112th | one hundred twelfth
          20th | twentieth
          """)
  void numbersAreReadAsWords(String text, String words) {
    assertEquals(words, spoken(text));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          in 1984 | in nineteen eighty four
          in 1900 | in nineteen hundred
          in 1905 | in nineteen oh five
          in 2005 | in two thousand five
          in 2026 | in twenty twenty six
          the 1990s | the nineteen nineties
          the '80s | the eighties
          2026-11-24 | November twenty fourth, twenty twenty six
          11/24/2026 | November twenty fourth, twenty twenty six
          24/11/2026 | November twenty fourth, twenty twenty six
          November 24, 2026 | November twenty fourth, twenty twenty six
          Nov. 3rd | November third
          24 November | the twenty fourth of November
          on the 4th of July | on the fourth of July
          14:30 | fourteen thirty
          9:05 | nine oh five
          8:00 | eight o'clock
          3pm | three P.M.
          3:30 p.m. sharp | three thirty P.M. sharp
          at 5pm. Then | at five P.M.. Then
          00:00 | midnight
          12:30:15 | twelve thirty and fifteen seconds
          """)
  void datesAndTimesAreReadAsWords(String text, String words) {
    assertEquals(words, spoken(text));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $1 | one dollar
          $5.20 | five dollars and twenty cents
          $0.99 | ninety nine cents
          -$3 | minus three dollars
          $5 million | five million dollars
          $20k | twenty thousand dollars
          €25 | twenty five euros
          £1.01 | one pound and one penny
          20 € | twenty euros
          R$ 5 | five reais
          100 USD | one hundred dollars
          20% | twenty percent
          1 km | one kilometer
          10km | ten kilometers
          100 km/h | one hundred kilometers per hour
          25 °C | twenty five degrees Celsius
          1° | one degree
          5 kg | five kilograms
          16 GB | sixteen gigabytes
          12 m² | twelve square meters
          5 in the box | five in the box
          1/2 | one half
          3/4 cup | three quarters cup
          5/16 | five slash sixteen
          10-20 people | ten to twenty people
          5'10" tall | five foot ten tall
          """)
  void amountsAreReadWithTheirUnits(String text, String words) {
    assertEquals(words, spoken(text));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Mr. and Mrs. Smith | Mister and Mrs Smith
          Dr. Who vs. St. Paul | Doctor Who versus Saint Paul
          Main St. is long | Main Street is long
          apples, pears, etc. | apples, pears, et cetera.
          e.g. this, i.e. that | for example this, that is that
          No. 5 | number five
          the U.S. army | the U.S. army
          a Ph.D. thesis | a PhD thesis
          A & B | A and B
          1 + 2 = 3 | one plus two equals three
          #1 #winning @bob | number one hashtag winning at bob
          and/or | and or
          555-0199 | five five five, zero one nine nine
          +1 555-123-4567 | plus one, five five five, one two three, four five six seven
          version 2.0.1 | version two point zero point one
          jane_doe@example.org | jane underscore doe at example dot org
          https://www.example.com/a?b=1 | W.W.W. dot example dot com slash a question mark b equals one
          see babelgrid.io. | see babelgrid dot io.
          COVID-19, MP3, 3D | COVID nineteen, MP three, three D
          Wait...what?! No!!! | Wait…what?! No!
          "Hi," he said | “Hi,” he said
          [a] {b} «c» | (a) (b) “c”
          yes - no | yes — no
          don't, o'clock, rock 'n' roll | don't, o'clock, rock 'n' roll
          Hi :) you 😀😀! | Hi you!
          ｆｕｌｌ ５％ | full five percent
          """)
  void abbreviationsAddressesAndSymbolsAreReadAsWords(String text, String words) {
    assertEquals(words, spoken(text));
  }

  @Test
  void everyPieceKnowsTheWordItCameFrom() {
    SpokenText text = normalizer.normalize("  pay $5.20\u00a0now  on 2026-11-24");
    assertEquals(4, text.words());
    assertEquals(
        List.of(0, 1, 1, 1, 1, 1, 1, 2, 3, 3, 3, 3, 3, 3),
        text.pieces().stream().map(SpokenText.Piece::word).toList(),
        text.toString());
  }
}
