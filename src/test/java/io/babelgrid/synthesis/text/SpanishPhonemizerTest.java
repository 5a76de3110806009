package io.babelgrid.synthesis.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.babelgrid.synthesis.PhonemizedText;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanishPhonemizerTest {

  private final SpanishPhonemizer phonemizer = new SpanishPhonemizer();

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "casa, kˈasa",
    "caza, kˈasa",
    "perro, pˈero",
    "pero, pˌeɾo",
    "rata, rˈata",
    "honra, ˈonra",
    "alrededor, ˌalreðeðˈoɾ",
    "Israel, ˌisraˈel",
    "calle, kˈaʝe",
    "mayo, mˈaʝo",
    "yo, ʝˈo",
    "Sabadell, sˌaβaðˈel",
    "muy, mˈuj",
    "hoy, ˈoɪ",
    "rey, rˈA",
    "chico, ʧˈiko",
    "niño, nˈiɲo",
    "queso, kˈeso",
    "guerra, ɡˈera",
    "guitarra, ɡitˈara",
    "pingüino, piŋɡwˈino",
    "averigüé, ˌaβeɾiɣwˈe",
    "agua, ˈaɣwa",
    "siglo, sˈiɣlo",
    "digno, dˈiɡno",
    "gente, xˈɛnte",
    "jefe, xˈefe",
    "cinco, sˈinko",
    "piscina, pisˈina",
    "acción, aksjˈon",
    "excelente, ˌekselˈɛnte",
    "examen, eksˈamen",
    "México, mˈexiko",
    "Texas, tˈexas",
    "xilófono, silˈofono",
    "psicólogo, sikˈoloɣo",
    "vivo, bˈiβo",
    "enviar, embjˈaɾ",
    "tango, tˈaŋɡo",
    "obtener, ˌobtenˈeɾ",
    "verdad, beɾðˈad",
    "hielo, jˈelo",
    "hueso, wˈeso",
    "ahora, aˈoɾa",
    "baile, bˈIle",
    "causa, kˈWsa",
    "reina, rˈAna",
    "Europa, eʊɾˈopa",
    "viuda, bjˈuða",
    "paranoia, pˌaɾanˈoja",
    "país, paˈis",
    "hacía, asˈia",
    "hacia, ˈasja",
    "búho, bˈuo",
    "canción, kansjˈon",
    "canciones, kansjˈones",
    "reloj, relˈox",
    "robots, roβˈoʦ",
    "joven, xˈoβen",
    "Uruguay, ˌuɾuɣwˈI",
    "fácilmente, fˈasilmˈente",
    "rápidamente, rˈapiðamˈente",
    "aumente, Wmˈɛnte",
    "vehemente, bˌeemˈɛnte",
    "whisky, wˈiski",
    "software, sˈofweɾ",
    "pizza, pˈiʦa",
    "stop, estˈop",
    "façade, fasˈaðe",
  })
  void wordsAreReadByTheirSpelling(String word, String phonemes) {
    assertEquals(phonemes, phonemizer.phonemize(word));
  }

  @Test
  void neighboursChangeFirstAndLastConsonants() {
    assertEquals("la βˈaka", phonemizer.phonemize("la vaca"));
    assertEquals("ˈum bˈaso", phonemizer.phonemize("un vaso"));
    assertEquals("ˈun dˈia", phonemizer.phonemize("un día"));
    assertEquals("los ðˈias", phonemizer.phonemize("los días"));
    assertEquals("el dˈia", phonemizer.phonemize("el día"));
    assertEquals("koŋ ɡˈusto", phonemizer.phonemize("con gusto"));
    assertEquals("sjuðˈað ɣɾˈande", phonemizer.phonemize("ciudad grande"));
    assertEquals("la, bˈaka", phonemizer.phonemize("la, vaca"));
  }

  @Test
  void wordsThatLeanOnTheNextOneHaveNoStress() {
    assertEquals("kˈe te pˈasa", phonemizer.phonemize("qué te pasa"));
    assertEquals("ke sˈi", phonemizer.phonemize("que sí"));
    assertEquals("si se lo ðˈas", phonemizer.phonemize("si se lo das"));
    assertEquals("pˌaɾa nwˌestɾo ˈixo", phonemizer.phonemize("para nuestro hijo"));
  }

  @Test
  void openingMarksAndForeignScriptsAreSilent() {
    assertEquals("ˈola, mˈundo!", phonemizer.phonemize("¡Hola, 東京 mundo!"));
    assertEquals("“sˈi”… (nˈo)?", phonemizer.phonemize("¿\"Sí\"... [no]?"));
    assertEquals("", phonemizer.phonemize("😀 東京 ¿¡"));
    assertEquals("", phonemizer.phonemize(""));
  }

  @Test
  void wordsOfTheTextAreFoundInThePhonemes() {
    PhonemizedText text = phonemizer.phonemizeWords("Son 20 casas, 😀 sí.");
    assertEquals("sˈom bˈAnte kˈasas, sˈi.", text.phonemes());
    assertArrayEquals(new int[] {0, 5, 12, 20, 20}, text.wordStart());
  }

  @Test
  void aReadingIsSharedOutOverTheWordsItStandsFor() {
    PhonemizedText text = phonemizer.phonemizeWords("5 € hoy");
    assertArrayEquals(
        new int[] {0, 7, text.phonemes().indexOf("ˈoɪ")}, text.wordStart(), text.toString());
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
