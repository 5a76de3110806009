package io.babelgrid.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.glossary.Glossary;
import io.babelgrid.glossary.Term;
import io.babelgrid.pipeline.Language;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.recognition.Transcript;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A room's words come out as its glossary has them, with real models, word by word. */
@Tag("models")
@Tag("words")
class GlossaryTranslationTest {

  private static final Glossary GLOSSARY =
      new Glossary(
          List.of(
              everywhere("Babelgrid"),
              everywhere("pull request"),
              everywhere("Summer Hill"),
              everywhere("Rosa Branca"),
              everywhere("Mr. Wright"),
              pair("board", "diretoria"),
              pair("steering committee", "comitê gestor"),
              pair("lag", "defasagem"),
              pair("node", "nó")));

  @RegisterExtension private static final RealTranslators MODELS = new RealTranslators();
  private Glossary now = GLOSSARY;

  private static Term everywhere(String name) {
    return new Term(name, Map.of(), Map.of());
  }

  private static Term pair(String english, String portuguese) {
    return new Term(
        null, Map.of(Language.ENGLISH, english, Language.PORTUGUESE, portuguese), Map.of());
  }

  private StreamingTranslator translator(String from, String to) {
    return MODELS.streaming(Language.of(from), Language.of(to), () -> now);
  }

  private String said(StreamingTranslator translator, String source, String text) {
    return RealTranslators.said(translator, Language.of(source), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | pt | We want to use babel grid for all our meetings. | Babelgrid",
        "en | pt | Babelgrid is much better than the old system. | Babelgrid",
        "en | pt | Did you read my pull request this morning? | pull request",
        "en | pt | I live in Summer Hill, near the station. | Summer Hill",
        "en | pt | Please ask mr. wright about the contract. | Mr. Wright",
        "en | pt | The board has approved the budget. | diretoria",
        "en | pt | The steering committee meets on Friday. | comitê gestor",
        "en | pt | There is too much lag on this line. | defasagem",
        "en | pt | Every node has two cores, and the node in Lisbon has eight. | nó",
        "en | pt | The board of Babelgrid read the pull request. | diretoria;Babelgrid;pull request",
        "pt | en | Eu moro na Rosa Branca, perto da estação. | Rosa Branca",
        "pt | en | A diretoria aprovou o orçamento ontem. | board",
        "pt | en | O comitê gestor se reúne na sexta-feira. | steering committee",
        "pt | en | Vamos usar o babelgrid em todas as reuniões. | Babelgrid",
        "pt | en | O nó de Lisboa custa R$ 1.500 por mês. | node;1,500",
      })
  void termsComeOutAsTheGlossaryHasThem(String from, String to, String heard, String expected) {
    String text = said(translator(from, to), from, heard);
    for (String term : expected.split(";")) {
      assertTrue(text.contains(term), text);
    }
    assertFalse(text.matches(".*\\b[A-F]\\d\\d\\b.*"), text);
  }

  @Test
  void aNewGlossaryHoldsFromTheNextSentenceOn() {
    StreamingTranslator translator = translator("en", "pt");
    now = Glossary.EMPTY;
    assertFalse(
        said(translator, "en", "The steering committee meets on Friday.").contains("gestor"));
    now = GLOSSARY;
    assertTrue(
        said(translator, "en", "The steering committee meets on Friday.").contains("gestor"));
    List<TimedWord> words = TranslationFixture.words("The steering committee meets on Friday.");
    var text = new StringBuilder();
    long utterance = RealTranslators.nextUtterance();
    for (int i = 0; i < words.size(); i++) {
      now = i < 3 ? GLOSSARY : Glossary.EMPTY;
      boolean last = i == words.size() - 1;
      translator
          .accept(new Transcript(utterance, Language.ENGLISH, List.of(words.get(i)), last))
          .forEach(part -> part.words().forEach(word -> text.append(word.text()).append(' ')));
    }
    assertTrue(text.toString().contains("gestor"), text.toString());
  }

  @Test
  void aPhraseKnownByHeartGivesWayToTheRoomsOwnWord() {
    now = new Glossary(List.of(pair("thank you", "valeu")));
    assertTrue(said(translator("en", "pt"), "en", "Thank you.").toLowerCase().contains("valeu"));
    now = Glossary.EMPTY;
    assertEquals("Obrigado.", said(translator("en", "pt"), "en", "Thank you."));
  }
}
