package io.babelgrid.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.Language;
import io.babelgrid.translation.TextRoute.Pair;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseMemoryTest {

  private static final Pair TO_PORTUGUESE = new Pair(Language.ENGLISH, Language.PORTUGUESE);

  private static final PhraseMemory MEMORY =
      PhraseMemory.of(
          List.of(
              "# comment",
              "",
              "Thank you.\tObrigado.",
              "Thank you very much.\tMuito obrigado.",
              "How are you?\tTudo bem com você?",
              "Ready?\tPronto?",
              "Ready.\tTudo pronto.",
              "Okay.\tTá bom.",
              "Yes.\tSim.",
              "Of course.\tClaro.",
              "I see.\tEntendi.",
              "Uh-huh.\tAham.",
              "I don't know.\tNão sei.",
              "No way.\tNão é possível.",
              "No, thanks.\tNão, obrigado.",
              "No.\tNão.",
              "Way.\tCaminho.",
              "Thank God.\tGraças a Deus.",
              "God.\tDeus.",
              "Bye.\tTchau."),
          TO_PORTUGUESE);

  private static final PhraseMemory SPANISH =
      PhraseMemory.of(
          List.of(
              "Okay.\tEstá bien.",
              "How are you?\t¿Cómo estás?",
              "Hello.\tHola.",
              "Great!\t¡Genial!",
              "Right?\t¿Verdad?",
              "Thank you.\tGracias.",
              "Fine, and you?\tEstoy bien, ¿y tú?",
              "Nice to meet you.\tMucho gusto. Me alegro.",
              "I like it.\tMe gusta."),
          new Pair(Language.ENGLISH, Language.SPANISH));

  private final RememberedSentence sentences = new RememberedSentence(MEMORY);

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }

  private Optional<String> translation(String text) {
    return sentences.translation(words(text));
  }

  @ParameterizedTest
  @CsvSource({"en, pt", "pt, en", "en, es", "es, en"})
  void everyFileOfTheCheckoutIsRead(String from, String to) {
    assertTrue(ofTheCheckout(from, to).size() >= 300);
  }

  private static PhraseMemory ofTheCheckout(String from, String to) {
    Path file = Path.of("models/phrases/" + from + "-" + to + ".tsv");
    return PhraseMemory.read(file, new Pair(Language.of(from), Language.of(to)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | es | How are you? | ¿Cómo estás?",
        "en | es | thank you so much | Muchas gracias.",
        "en | es | Ready? | ¿Todo listo?",
        "es | en | ¿Me escuchas? | Can you hear me?",
        "es | en | ¡Muchas gracias! | Thank you very much.",
        "es | en | qué hora es? | What time is it?",
      })
  void spanishPhrasesAreKnown(String from, String to, String said, String translation) {
    assertEquals(Optional.of(translation), ofTheCheckout(from, to).find(words(said)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thank you.",
        "thank you",
        "THANK YOU!",
        "Thank you,",
        "\"Thank you.\"",
        "Thank, you..."
      })
  void aPhraseIsFoundWhateverItsCasingAndPunctuation(String heard) {
    assertEquals(Optional.of("Obrigado."), translation(heard));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "How are you? | Tudo bem com você?",
        "how are you | Tudo bem com você?",
        "Ready? | Pronto?",
        "Ready. | Tudo pronto.",
        "ready | Tudo pronto.",
        "Okay? | Tá bom?",
        "Uh-huh. | Aham.",
        "I don\u2019t know. | Não sei.",
      })
  void aQuestionStaysOne(String heard, String expected) {
    assertEquals(Optional.of(expected), translation(heard));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Yes, of course, thank you. | Sim, claro, obrigado.",
        "Okay, bye. | Tá bom, tchau.",
        "Thank you, Ana. | Obrigado, Ana.",
        "Thank you very much, Ana Rebelo. | Muito obrigado, Ana Rebelo.",
        "No, way. | Não, caminho.",
        "No thanks. | Não, obrigado.",
        "Yes, God. | Sim, Deus.",
        "Yes, I see, Tom. | Sim, entendi, Tom.",
        "How are you, Tom? | Tudo bem com você, Tom?",
        "Okay, how are you? | Tá bom, tudo bem com você?",
      })
  void severalPhrasesAndANameAreOneSentence(String heard, String expected) {
    assertEquals(Optional.of(expected), translation(heard));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Okay? | ¿Está bien?",
        "okay | Está bien.",
        "Great. | ¡Genial!",
        "Great? | ¿Genial?",
        "Great, thank you. | Genial, gracias.",
        "Okay, great. | Está bien, ¡genial!",
        "Right, thank you. | Verdad, gracias.",
        "Right, okay? | Verdad, ¿está bien?",
        "Okay, how are you? | Está bien, ¿cómo estás?",
        "How are you, Tom? | ¿Cómo estás, Tom?",
        "How are you, Tom. | Cómo estás, Tom.",
        "Hello, Tom! | ¡Hola, Tom!",
        "Hello, okay, Tom? | Hola, ¿está bien, Tom?",
        "Hello, fine, and you? | Hola, estoy bien, ¿y tú?",
        "Okay, I like it. | Está bien, me gusta.",
      })
  void whatIsAskedOrExclaimedInSpanishIsOpenedAsItIsClosed(String heard, String expected) {
    assertEquals(Optional.of(expected), new RememberedSentence(SPANISH).translation(words(heard)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thank you for coming.",
        "Ana.",
        "Thank you Ana.",
        "Okay, the train leaves at nine.",
        "Uh huh.",
        "...",
        "Yes, Anna Maria Lopes Rebelo."
      })
  void whatIsNotKnownWholeIsNotKnown(String heard) {
    assertEquals(Optional.empty(), translation(heard));
  }

  @Test
  void wordsWaitWhileTheyMayBecomeAPhrase() {
    for (String beginning :
        List.of("Thank", "Thank you", "Thank you very", "I", "Yes,", "Yes, of", "Thank you, Ana")) {
      assertTrue(sentences.mayBecome(words(beginning)), beginning);
    }
    for (String other :
        List.of("Thank you for", "The", "I think", "Yes, the", "Thanks", "Thank you, the")) {
      assertFalse(sentences.mayBecome(words(other)), other);
    }
    assertFalse(sentences.mayBecome(List.of()));
  }

  @Test
  void longSentencesAreNotSearched() {
    assertFalse(sentences.mayBecome(words("yes, ".repeat(40) + "yes")));
    assertEquals(Optional.empty(), translation("yes, ".repeat(40) + "yes"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hello", "Hello\tOlá\tOi", "\tOlá", "...\tOlá", "Hello\t "})
  void aLineThatIsNoPhraseIsRefused(String line) {
    assertThrows(
        IllegalArgumentException.class, () -> PhraseMemory.of(List.of(line), TO_PORTUGUESE));
  }

  @Test
  void aPhraseThatStandsTwiceIsRefused() {
    List<String> twice = List.of("Hello.\tOlá.", "hello!\tOi.");
    var e =
        assertThrows(IllegalArgumentException.class, () -> PhraseMemory.of(twice, TO_PORTUGUESE));
    assertEquals("line 2: \"hello\" is there already", e.getMessage());
  }
}
