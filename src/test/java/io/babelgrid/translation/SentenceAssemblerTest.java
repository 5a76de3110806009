package io.babelgrid.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.Abbreviations;
import io.babelgrid.pipeline.Language;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.translation.SourceSentence.End;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceAssemblerTest {

  private static final int SAMPLES_A_WORD = 5_000;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Hello there. How are you? Fine! | Hello there./How are you?/Fine!",
        "en | Pi is 3.14 and e is 2.7 or so. Good. | Pi is 3.14 and e is 2.7 or so./Good.",
        "en | I saw Dr. Silva and Mr. J. Smith. | I saw Dr. Silva and Mr. J. Smith.",
        "en | Come at 5 p.m. on Friday. | Come at 5 p.m. on Friday.",
        "en | Come at 5 p.m. Bring the keys. | Come at 5 p.m./Bring the keys.",
        "en | Apples, pears, etc. They are cheap. | Apples, pears, etc./They are cheap.",
        "en | 1. Open the box. 2. Close it. | 1. Open the box./2. Close it.",
        "en | Did he come? No. It was in 1990. Yes. | Did he come?/No./It was in 1990./Yes.",
        "en | We live at no. 5. He said no. I left. | We live at no. 5./He said no./I left.",
        "en | I ate a fig. See fig. 3 of it. | I ate a fig./See fig. 3 of it.",
        "en | It was you and I. Nobody else. | It was you and I./Nobody else.",
        "en | He said \"stop.\" Then he left. | He said \"stop.\"/Then he left.",
        "en | Well… maybe. Wait... what? | Well…/maybe./Wait.../what?",
        "en | no mark at all | no mark at all",
        "pt | A Dra. Souza mora na Av. Paulista. Sim. | A Dra. Souza mora na Av. Paulista./Sim.",
        "pt | Está no cap. 3 do livro. Sim. | Está no cap. 3 do livro./Sim.",
        "pt | Ele é o meu ex. A casa é dele. | Ele é o meu ex./A casa é dele.",
        "es | Llega a las 3 p. m. del lunes. ¿Vale? | Llega a las 3 p. m. del lunes./¿Vale?",
        "es | Vive en EE. UU. desde mayo. Bien. | Vive en EE. UU. desde mayo./Bien.",
        "es | La Srta. Soto vive en la Avda. Mayor. | La Srta. Soto vive en la Avda. Mayor.",
        "es | J. M. García dice que no. 5 son muchos. | J. M. García dice que no./5 son muchos.",
        "es | Es un gen. Lo dice el art. 5 del texto. | Es un gen./Lo dice el art. 5 del texto.",
        "fr | C'est de l'art. Voir l'art. 5 du code. | C'est de l'art./Voir l'art. 5 du code.",
        "de | Er heißt Max. Es kostet max. 5 Mio. Euro. | Er heißt Max./Es kostet max. 5 Mio. Euro.",
        "it | Il sig. Rossi e il dott. Bianchi. Bene. | Il sig. Rossi e il dott. Bianchi./Bene.",
        "nl | Ik zag dr. Jansen, enz. Hij zei no. Ja. | Ik zag dr. Jansen, enz./Hij zei no./Ja.",
      })
  void textSplitsAtTheEndsOfItsSentences(String language, String text, String expected) {
    assertEquals(List.of(expected.split("/")), split(text, Language.of(language)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.14", "U.S.A", "www.example.org", "word", ",", "-", "$5"})
  void aMarkInsideAWordEndsNothing(String word) {
    Abbreviations english = Abbreviations.of(Language.ENGLISH);
    assertEquals(Abbreviations.Ending.NEVER, SentenceEnds.after(word, false, english));
  }

  @Test
  void aLongSentenceIsCutAtAComma() {
    var assembler = new SentenceAssembler(TranslationPolicy.DEFAULT, Language.ENGLISH);
    for (int i = 0; i < TranslationPolicy.DEFAULT.softMaxWords() + 3; i++) {
      assertTrue(assembler.add(word("word" + (i == 5 ? "," : ""), i)).isEmpty());
    }
    List<SourceSentence> ended = assembler.add(word("comma,", 33));
    assertEquals(1, ended.size());
    assertEquals(End.CUT, ended.getFirst().end());
    assertTrue(assembler.open().isEmpty());
  }

  @Test
  void whereWordsRunTogetherCharactersTellTheLength() {
    var assembler = new SentenceAssembler(TranslationPolicy.DEFAULT, Language.of("zh"));
    String clause = "我们明天早上见面吧，";
    int clauses = 2 * TranslationPolicy.DEFAULT.softMaxWords() / clause.length();
    for (int i = 1; i < clauses; i++) {
      assertTrue(assembler.add(word(clause, i)).isEmpty());
    }
    assertEquals(End.CUT, assembler.add(word(clause, clauses)).getFirst().end());
    assertEquals(End.CLOSED, assembler.add(word("好。", clauses + 1)).getFirst().end());
  }

  @Test
  void aLongSentenceIsCutAtAPause() {
    var assembler = new SentenceAssembler(TranslationPolicy.DEFAULT, Language.ENGLISH);
    int words = TranslationPolicy.DEFAULT.softMaxWords();
    for (int i = 0; i < words; i++) {
      assertTrue(assembler.add(word("word", i)).isEmpty());
    }
    List<SourceSentence> ended = assembler.add(word("then", words + 1));
    assertEquals(words, ended.getFirst().words().size());
    assertEquals(1, assembler.open().words().size());
  }

  @Test
  void noSentenceGrowsWithoutEnd() {
    var assembler = new SentenceAssembler(TranslationPolicy.DEFAULT, Language.ENGLISH);
    var lengths = new ArrayList<Integer>();
    for (int i = 0; i < 200; i++) {
      assembler.add(word("word", i)).forEach(s -> lengths.add(s.words().size()));
    }
    assertEquals(Collections.nCopies(4, TranslationPolicy.DEFAULT.hardMaxWords()), lengths);
  }

  private static List<String> split(String text, Language language) {
    var assembler = new SentenceAssembler(TranslationPolicy.DEFAULT, language);
    var ended = new ArrayList<SourceSentence>();
    String[] words = text.split(" ");
    for (int i = 0; i < words.length; i++) {
      ended.addAll(assembler.add(word(words[i], i)));
    }
    ended.add(assembler.close());
    return ended.stream()
        .map(s -> String.join(" ", s.words().stream().map(TimedWord::text).toList()))
        .filter(s -> !s.isEmpty())
        .toList();
  }

  private static TimedWord word(String text, int index) {
    long start = (long) index * SAMPLES_A_WORD;
    return new TimedWord(text, start, start + SAMPLES_A_WORD);
  }
}
