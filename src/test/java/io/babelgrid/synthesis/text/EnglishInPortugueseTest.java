package io.babelgrid.synthesis.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** English words in the mouth of the Portuguese voice. */
class EnglishInPortugueseTest {

  private static final Map<String, String> WORDS = WordTable.load("portuguese-english-words.txt");

  private final PortuguesePhonemizer phonemizer = new PortuguesePhonemizer();

  @Test
  void allListedWordsHaveOneMainStress() {
    var wrong = new TreeSet<String>();
    WORDS.forEach((word, respelling) -> {
      String phonemes = phonemizer.phonemize(word);
      long stresses = phonemes.chars().filter(c -> c == Emphasis.PRIMARY).count();
      if (stresses != 1 || phonemes.contains(" ")) {
        wrong.add(word + " " + phonemes);
      }
    });
    assertTrue(wrong.isEmpty(), wrong.toString());
    assertTrue(WORDS.size() > 900, "words: " + WORDS.size());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "WhatsApp, ˌuˈɔʧizæpi",
    "software, sˈɔftuɛr",
    "site, sˈIʧi",
    "feedback, fˈiʤibɛki",
    "e-mail, ˌimˈAʊ",
    "online, ˌoŋlˈIni",
    "Mr. Wright, mˈister xˈIʧi",
    "deadline, dˈɛʤilIni",
    "backup, bˌekˈapi",
    "GitHub, ɡˌiʧixˈabi",
    "dashboard, dˈɛʃibɔɾəʤi",
    "home office, xˈowmi ˈɔfisi",
    "insight, ˌiŋsˈIʧi",
    "mindset, mˌaiŋʤisˈɛʧi",
    "framework, frˌAmiuˈɔɾəki",
    "stakeholder, ˌistAkixˈowder",
    "onboarding, ˌombˈɔɾəʤiŋ",
    "ranking, xˈAŋkiŋ",
    "playlist, plˌAlˈisʧi",
    "ChatGPT, ʃˌeʧiʒˌepetˈe",
    "Slack, ˌizlˈɛki",
    "Starbucks, ˌistaɾəbˈakis",
    "iPhone, ˌIfˈoni",
    "Disney, ʤˈiznA",
    "Harry Potter, xˈɛxi pˈɔter",
    "Anthony, ˈAŋtoni",
    "Steven, ˌisʧˈivAŋ",
    "Kelly, kˈɛli",
    "Houston, xˈiustoŋ",
    "check-in, ʧekˈiŋ",
    "Wi-Fi, wIfˈI",
    "pen drive, pˈAŋ drˈIvi",
    "startup, ˌistaɾətˈapi",
    "coffee break, kˈɔfi brˈAki",
    "Microsoft Teams, mˈIkrosɔfiʧi ʧˈiŋs",
    "Hancock, xˈɐ̃ŋkoky",
    "Emerson, ˈɛmeɾəsoŋ",
    "Cleveland, klˈɛvelɐ̃ŋʤy",
    "English, ˈAŋɡliʃi",
    "os rankings, ʊz xˈAŋkiŋs",
    "workshop, ˌuˈɔɾəkiʃɔpi",
    "weekend, wˌikˈAŋʤi",
    "Linux aqui, lˈinuks akˈi",
    "tórax e, tˈɔɾæks i",
  })
  void wordsAreSaidAsBraziliansSayThem(String word, String phonemes) {
    assertEquals(Normalizer.normalize(phonemes, Normalizer.Form.NFD), phonemizer.phonemize(word));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Cartwright, cartráite",
    "Albright, albráite",
    "Knightley, náitlei",
    "Whitman, wítman",
    "Emerson, émerson",
    "Wellington, wélington",
    "Richarlison, richárlison",
    "Randy, rándi",
    "Blackburn, blákburn",
    "Hancock, ráncoke",
    "coworking, cowórkim",
    "surfing, súrfim",
    "McCartney, mecártnei",
    "Walsh, wálxi",
  })
  void whatLooksEnglishIsRespelt(String word, String respelt) {
    assertEquals(respelt, EnglishLook.respelt(word.toLowerCase(Locale.ROOT), true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reeleito",
        "preencher",
        "compreender",
        "veem",
        "cooperar",
        "zoologia",
        "voo",
        "microondas",
        "casa",
        "conversa",
        "quando",
        "homem",
        "mulher",
        "jovem",
        "ontem",
        "cidade",
        "telefone",
        "ação",
        "você",
        "gente",
        "bom",
        "som",
        "sim",
        "tom",
        "irmão",
        "chave",
        "trabalho",
        "ninguém"
      })
  void portugueseWordsAreLeftAlone(String word) {
    assertNull(EnglishLook.respelt(word, false));
    assertNull(EnglishLook.respelt(word, true));
  }

  @Test
  void theNameInAnEmailAddressIsTwoNames() {
    assertEquals("ana rebelo", FirstNames.apart("anarebelo"));
    assertEquals("mariana", FirstNames.apart("mariana"));
    assertEquals("mariana costa", FirstNames.apart("marianacosta"));
    assertEquals("contato", FirstNames.apart("contato"));
    assertFalse(FirstNames.apart("x".repeat(70)).contains(" "));
  }
}
