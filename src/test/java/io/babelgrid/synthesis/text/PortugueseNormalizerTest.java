package io.babelgrid.synthesis.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortugueseNormalizerTest {

  private final PortugueseNormalizer normalizer = new PortugueseNormalizer();

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
          16 | dezesseis
          21 | vinte e um
          100 | cem
          101 | cento e um
          345 | trezentos e quarenta e cinco
          1.000 | mil
          1.001 | mil e um
          1.100 | mil e cem
          1.234 | mil duzentos e trinta e quatro
          1999 | mil novecentos e noventa e nove
          12.500 | doze mil e quinhentos
          200.000 | duzentos mil
          1.000.000 | um milhão
          2.500.000 | dois milhões e quinhentos mil
          3.000.000.000 | três bilhões
          2.000.000 pessoas | dois milhões de pessoas
          3,5 | três vírgula cinco
          0,05 | zero vírgula zero cinco
          3.14 | três ponto quatorze
          1.234,5 | mil duzentos e trinta e quatro vírgula cinco
          1,234.5 | mil duzentos e trinta e quatro ponto cinco
          -5 | menos cinco
          0042 | zero zero quatro dois
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
          1 hora | uma hora
          2 pessoas | duas pessoas
          2 homens | dois homens
          22 meninas | vinte e duas meninas
          31 problemas | trinta e um problemas
          300 mulheres | trezentas mulheres
          2.000 pessoas | duas mil pessoas
          2 dias e 2 noites | dois dias e duas noites
          2 vezes | duas vezes
          2 mãos | duas mãos
          2 cidades | duas cidades
          2 grandes empresas | duas grandes empresas
          2 programas | dois programas
          2 viagens | duas viagens
          as 2 de sempre | as duas de sempre
          os 2 de sempre | os dois de sempre
          página 2 | página dois
          1º | primeiro
          2ª vez | segunda vez
          21ª | vigésima primeira
          100º | centésimo
          """)
  void numbersAgreeWithWhatTheyCount(String text, String words) {
    assertEquals(words, spoken(text));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          24/11/2026 | vinte e quatro de novembro de dois mil e vinte e seis
          2026-11-24 | vinte e quatro de novembro de dois mil e vinte e seis
          24 de novembro | vinte e quatro de novembro
          1 de maio | primeiro de maio
          1º de maio | primeiro de maio
          dia 24/11 | dia vinte e quatro de novembro
          em 11/2026 | em novembro de dois mil e vinte e seis
          às 14:30 | às quatorze e trinta
          às 2:15 | às duas e quinze
          às 3:00 | às três horas
          das 9h às 11h | das nove horas às onze horas
          8h30 | oito e trinta
          1h | uma hora
          3pm | três da tarde
          10:30 am | dez e trinta da manhã
          12:30:15 | doze e trinta e quinze segundos
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
          R$ 1 | um real
          R$ 1,50 | um real e cinquenta centavos
          R$ 1.234,56 | mil duzentos e trinta e quatro reais e cinquenta e seis centavos
          R$0,99 | noventa e nove centavos
          R$ 5 milhões | cinco milhões de reais
          R$ 20 mil | vinte mil reais
          R$ 1.000.000,00 | um milhão de reais
          US$ 20 | vinte dólares
          -€ 3 | menos três euros
          £ 2 | duas libras
          100 € | cem euros
          10% | dez por cento
          25,5 °C | vinte e cinco vírgula cinco graus Célsius
          1° | um grau
          5 kg | cinco quilos
          1 km | um quilômetro
          100 km/h | cem quilômetros por hora
          2 t | duas toneladas
          10 m² | dez metros quadrados
          3/4 | três quartos
          1/2 xícara | meia xícara
          24/7 | vinte e quatro por sete
          10-20 dias | dez a vinte dias
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
          O Sr. e a Sra. Silva | O senhor e a senhora Silva
          Dr. José, Dra. Ana | doutor José, doutora Ana
          Av. Paulista, nº 100 | avenida Paulista, número cem
          maçãs, peras, etc. | maçãs, peras, et cétera.
          p. ex. isto | por exemplo isto
          Séc. passado | século passado
          A ONU e a NASA | A onu e a nasa
          O IBGE | O ih bê gê éh
          os EUA | os éh uh áh
          CDs | cê dês
          PROMOÇÃO HOJE | promoção hoje
          TV, SP e PT | tê vê, éssi pê e pê tê
          MP3 e 5G | êmi pê três e cinco gê
          o x da questão | o xis da questão
          A & B = C | A e bê igual a cê
          #1 | número um
          e/ou | e ou
          (11) 98765-4321 | um um, nove oito sete seis cinco, quatro três dois um
          01310-100 | zero um três um zero, um zero zero
          versão 2.0.1 | versão dois ponto zero ponto um
          joao@empresa.com | joao arroba empresa ponto com
          www.exemplo.com/dia | dáblio dáblio dáblio ponto exemplo ponto com barra dia
          Sim... não?! Ótimo!!! | Sim… não?! Ótimo!
          "Oi", [sim] «não» | “Oi”, (sim) “não”
          sim - não | sim — não
          Oi :) tudo 😀! | Oi tudo!
          """)
  void abbreviationsAcronymsAddressesAndSymbolsAreReadAsWords(String text, String words) {
    assertEquals(words, spoken(text));
  }
}
