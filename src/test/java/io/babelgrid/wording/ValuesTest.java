package io.babelgrid.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.pipeline.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {

  @Test
  void valuesDoNotDependOnTheirWriting() {
    var english =
        values("$5 million, 50 percent, 3:30 p.m., 5/12/2024, 2.5-3 kg, the 21st, C#", true);
    var portuguese = values("US$ 5 milhões, 50%, 15h30, 12/05/2024, 2,5-3 kg, o 21º, C#", false);
    assertEquals(
        List.of("5000000 USD", "50%", "3:30", "24-05-12", "2.5", "3", "21", "C#"),
        english.canonical());
    assertEquals(english.canonical(), portuguese.canonical());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          It costs £50.                | Custa £50.                    | ``
          It costs £50.                | Custa 50 libras.              | ``
          It costs £50.                | Custa 50 euros.               | 50 GBP
          It costs £50.                | Custa 50.                     | 50 GBP
          It costs £5.                 | Custa cinco libras.           | ``
          It is 2,200,112 kilograms.   | São 2.200.112 quilos.         | ``
          16,765 of 244,890 tickets    | 16.765 de 244,890 ingressos   | ``
          1,250,000 visits             | 1.20.000 visitas              | 1250000
          5 apples and 5 pears         | cinco maçãs e 5 peras         | ``
          5 apples and 5 pears         | cinco maçãs e peras           | 5
          1 hour                       | uma hora                      | ``
          20 people                    | vinte pessoas                 | ``
          21 people                    | vinte e uma pessoas           | 21
          2 million people             | dois milhões de pessoas       | ``
          3,000 people                 | três mil pessoas              | ``
          about 50% of it              | cerca de 50 por cento         | ``
          about 50% of it              | cerca de 50 disso             | 50%
          at 10:30 AM                  | às 10h30                      | ``
          at 10:30 AM                  | às 10h                        | 10:30
          at 3 PM                      | às 15h                        | ``
          at 3 PM                      | às 15 horas                   | ``
          at 3 PM                      | às três da tarde              | ``
          May 21st                     | 21 de maio                    | ``
          on 5/11/91                   | em 11/05/91                   | ``
          on 5/11/91                   | em 05/11/91                   | 91-05-11
          Write to a@b.com             | Escreva para ab.com           | a@b.com
          C# and C++                   | C e C++                       | C#
          $5-10 each                   | 5 a 10 dólares                | 5 USD
          nothing at all               | 5 vezes nada                  | ``
          call 0800 777 1234           | ligue 0800 777 1234           | ``
          """)
  void whatATranslationLacksIsNamed(String source, String target, String missing) {
    var lacking = Values.missing(values(source, true), values(target, false));
    assertEquals(missing, String.join("; ", lacking));
  }

  private static Values values(String text, boolean english) {
    return Values.of(Notation.words(text), english ? Language.ENGLISH : Language.PORTUGUESE);
  }
}
