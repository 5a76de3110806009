package io.babelgrid.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.pipeline.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoUnitsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I think a friend of mine, e.g. Mr. Smith, is here.",
        "The U.S. and the U.K. agree, i.e. they said yes.",
        "Twenty-five people and one million reasons.",
        "It's mine - not yours... really?!",
        "A well-known T-shirt, an X-ray, and Wi-Fi.",
        "NASA, the BBC and the EU.",
        "a 20-year-old man and a 3-star hotel",
        "the 1960s, the '90s and the 80s",
        "Mid-2020 was hard, and so was post-1945 life.",
        "and/or either/or, him/her",
        "Wait -- what? No way.",
        "\"Hello,\" she said. 'Hi,' he said.",
        "All good things, top of the class, try it",
        "won the match, real people, per cent",
        "o'clock am pm a.m. and p.m.",
        "Dr. Who vs. Prof. X",
        "...",
        "– — - * _ ' \" ( )",
        "dollars and pounds and euros",
        "million billion thousand",
      })
  void englishWordsAreNoUnits(String text) {
    assertEquals("", Notation.of(text, Language.ENGLISH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Eu acho que o Sr. Silva, p.ex., é um amigo.",
        "Os E.U.A. e a U.E. concordam, ou seja, sim.",
        "Vinte e cinco pessoas e um milhão de razões.",
        "É meu - não teu... sério?!",
        "Um guarda-chuva, um raio-X e o Wi-Fi.",
        "A NASA, a ONU e a UE.",
        "Pós-guerra, ex-presidente e sub-título",
        "e/ou um/uma",
        "Espere -- o quê? Nem pensar.",
        "“Olá”, disse ela. ‘Oi’, disse ele.",
        "às vezes, das duas, até a hora",
        "por cento, por favor",
        "a real razão, uma libra, o dólar",
        "mil vezes, milhões de anos, bilhões",
        "Dra. Ana e Profa. Lia",
        "horas e horas",
        "Pré-2020 foi melhor que pós-2020",
        "...",
        "– — - * _ ' \" ( )",
        "com br net",
      })
  void portugueseWordsAreNoUnits(String text) {
    assertEquals("", Notation.of(text, Language.PORTUGUESE));
  }
}
