package io.babelgrid.synthesis.espeak;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.babelgrid.pipeline.Language;
import io.babelgrid.synthesis.PhonemizedText;
import io.babelgrid.synthesis.Phonemizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With programs that do as espeak-ng does, and with itself where it is installed. */
class EspeakPhonemizerTest {

  private static final Path INSTALLED = Path.of("/usr/bin/espeak-ng");
  private static final Language FRENCH = Language.of("fr");

  @TempDir private Path directory;

  @Test
  void clausesKeepTheirMarksAndWordsTheirSounds() throws IOException {
    Phonemizer french =
        french(
            "if [ \"$1\" = --version ]; then echo 1; else sed 's/^bonjour$/bɔ̃ʒˈuʁ/; s/^à 9 heures 30$/a nœv ˈœʁ tʁˈɑ̃t/'; fi");
    PhonemizedText read = french.phonemizeWords("bonjour, à 9 heures 30 !");
    assertEquals("bɔ̃ʒˈuʁ, a nœv ˈœʁ tʁˈɑ̃t!".replace("ɔ̃", "ɔ\u0303"), read.phonemes());
    assertEquals(6, read.wordStart().length);
    assertEquals(0, read.wordAt(0));
    assertEquals("a", read.phonemes().substring(read.wordStart()[1], read.wordEnd(1)).strip());
  }

  @Test
  void aNumberOfManyWordsIsSharedOut() throws IOException {
    Phonemizer french =
        french(
            "[ \"$1\" = --version ] && echo 1 || { cat >/dev/null; echo 'tʁwa viʁɡyl sˈɛ̃k miljˈɔ̃'; }");
    PhonemizedText read = french.phonemizeWords("3,5 millions");
    assertArrayEquals(new int[] {0, read.phonemes().indexOf("s")}, read.wordStart());
  }

  @ParameterizedTest
  @CsvSource({
    "t^ʃɪ vedjˈamo, ʧɪ vedjˈamo",
    "ɡrˈat^sje, ɡrˈaʦje",
    "(en)hˈɛlo^ʊ(fr), hˈɛlO",
    "də- kliˈɑ̃, də kliˈɑ\u0303",
    "ça ‖ ẽ5, ça e\u0303",
  })
  void symbolsAreThoseOfTheVoices(String ipa, String symbols) {
    assertEquals(symbols, KokoroSymbols.of(ipa));
  }

  @Test
  void aProgramThatFailsLeavesAPhraseWithoutSound() throws IOException {
    Phonemizer french = french("[ \"$1\" = --version ] && echo 1 || exit 3");
    assertEquals("", french.phonemize("Bonjour."));
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    Path nowhere = directory.resolve("espeak-ng");
    var problem = assertThrows(IllegalArgumentException.class, () -> EspeakPhonemizer.all(nowhere));
    assertEquals(
        "babelgrid.synthesis.espeak="
            + nowhere
            + " cannot be run; install espeak-ng there, or leave the key empty",
        problem.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "fr, 'Bonjour à tous, merci d’être venus.'",
    "it, 'Buongiorno a tutti, ci vediamo alle 9:30.'",
    "hi, 'नमस्ते, मैं कल आऊँगा।'",
  })
  void whatItReadsHasSoundsForEveryWord(String language, String text) {
    assumeTrue(Files.isExecutable(INSTALLED));
    Phonemizer phonemizer =
        Objects.requireNonNull(EspeakPhonemizer.all(INSTALLED).get(Language.of(language)));
    PhonemizedText read = phonemizer.phonemizeWords(text);
    assertEquals(text.split(" ").length, read.wordStart().length);
    for (int word = 0; word < read.wordStart().length; word++) {
      String sounds = read.phonemes().substring(read.wordStart()[word], read.wordEnd(word));
      assertTrue(sounds.chars().anyMatch(Character::isLetter), text + ": word " + word);
    }
    assertTrue(read.phonemes().endsWith(".") && read.phonemes().contains(","), read.phonemes());
    assertEquals(
        Set.of(FRENCH, Language.of("it"), Language.of("hi")),
        EspeakPhonemizer.all(INSTALLED).keySet());
  }

  private Phonemizer french(String script) throws IOException {
    Path program =
        Files.createFile(
            directory.resolve("program"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    return Objects.requireNonNull(EspeakPhonemizer.all(program).get(FRENCH));
  }
}
