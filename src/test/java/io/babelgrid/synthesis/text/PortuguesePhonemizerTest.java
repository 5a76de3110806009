package io.babelgrid.synthesis.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.babelgrid.synthesis.PhonemizedText;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortuguesePhonemizerTest {

  private final PortuguesePhonemizer phonemizer = new PortuguesePhonemizer();

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "casa, kˈazæ",
    "carro, kˈaxʊ",
    "caro, kˈaɾʊ",
    "rua, xˈuæ",
    "honra, ˈoŋxæ",
    "porta, pˈɔɾətæ",
    "mar, mˈar",
    "tia, ʧˈiæ",
    "dia, ʤˈiæ",
    "noite, nˈoɪʧy",
    "cidade, sˌidˈaʤy",
    "Brasil, brazˈiʊ",
    "papel, papˈɛʊ",
    "sol, sˈɔl",
    "alto, ˈWtʊ",
    "filho, fˈiljʊ",
    "vinho, vˈiɲʊ",
    "chuva, ʃˈuvæ",
    "guerra, ɡˈɛxæ",
    "água, ˈaɡwæ",
    "quatro, kwˈatrʊ",
    "queijo, kˈAʒʊ",
    "gente, ʒˈAŋʧy",
    "exame, ˌezˈɐ̃my",
    "excelente, ˌeselˈAŋʧy",
    "próximo, prˈɔsimʊ",
    "táxi, tˈaksi",
    "xícara, ʃˈikæɾæ",
    "peixe, pˈAʃy",
    "mesmo, mˈezmʊ",
    "nascer, nasˈer",
    "coração, kˌoɾasˈɐ̃ʊ̃",
    "limões, limˈõjs",
    "mãe, mˈɐ̃y",
    "homem, ˈomAŋ",
    "falam, fˈalɐ̃ʊ̃",
    "banho, bˈɐ̃ɲʊ",
    "saúde, sˌaˈuʤy",
    "rainha, xˌaˈiɲæ",
    "subiu, subˈiʊ",
    "joãozinho, ʒˌoɐ̃ʊ̃zˈiɲʊ",
    "avó, avˈɔ",
    "avô, avˈo",
    "melhor, meljˈɔr",
    "professora, prˌofesˈoɾæ",
    "tranquilo, trˌɐ̃ŋkwˈilʊ",
    "software, sˈɔftuɛr",
    "Facebook, fˌAsibˈuki",
    "Zuckerberg, zˌukeɾəbˈeɾəɡy",
  })
  void wordsAreReadByTheirSpelling(String word, String phonemes) {
    String decomposed = java.text.Normalizer.normalize(phonemes, java.text.Normalizer.Form.NFD);
    assertEquals(decomposed, phonemizer.phonemize(word));
  }

  @Test
  void neighboursChangeFinalConsonantsAndVowels() {
    assertEquals("az ˈaɡwæs", phonemizer.phonemize("as águas"));
    assertEquals("as kˈazæs", phonemizer.phonemize("as casas"));
    assertEquals("falˈaɾ ˈWtʊ", phonemizer.phonemize("falar alto"));
    assertEquals("tˈodw ˈotʊ", phonemizer.phonemize("todo oto"));
    assertEquals("as, ˈaɡwæs", phonemizer.phonemize("as, águas"));
  }

  @Test
  void punctuationStaysAndForeignScriptsAreSilent() {
    assertEquals("olˈa, mˈudʊ!", phonemizer.phonemize("Olá, 東京 mudo!"));
    assertEquals("“sˈiŋ”… (nˌɐ\u0303ʊ\u0303)?", phonemizer.phonemize("\"Sim\"... [não]?"));
    assertEquals("", phonemizer.phonemize("😀 東京"));
    assertEquals("", phonemizer.phonemize(""));
  }

  @Test
  void wordsOfTheTextAreFoundInThePhonemes() {
    PhonemizedText text = phonemizer.phonemizeWords("São 20 casas, 😀 sim.");
    assertEquals("sɐ\u0303ʊ\u0303 vˈiŋʧy kˈazæs, sˈiŋ.", text.phonemes());
    assertArrayEquals(new int[] {0, 6, 13, 21, 21}, text.wordStart());
    assertEquals(2, text.wordAt(15));
    assertEquals(4, text.wordAt(22));
    assertEquals(text.phonemes().length(), text.wordEnd(4));
  }

  @Test
  void aReadingIsSharedOutOverTheWordsItStandsFor() {
    PhonemizedText text = phonemizer.phonemizeWords("R$ 5 hoje");
    assertArrayEquals(
        new int[] {0, 7, text.phonemes().indexOf("ˈoʒy")}, text.wordStart(), text.toString());
  }

  @Test
  void anyTextGivesOnlySymbolsOfTheAlphabet() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          AnyText.holdsForRandomText(phonemizer, 7, 3000);
          AnyText.holdsForLongRuns(phonemizer);
        });
  }
}
