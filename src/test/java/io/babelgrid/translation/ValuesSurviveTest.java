package io.babelgrid.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.Language;
import io.babelgrid.wording.ValueSentences;
import io.babelgrid.wording.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said in figures is in the translation, through the translator that a call has. */
@Tag("models")
@Tag("words")
class ValuesSurviveTest {

  /** A thousand take some minutes: {@code -Dbabelgrid.test.values=1000}. */
  private static final int SENTENCES = Integer.getInteger("babelgrid.test.values", 60);

  /** Words of amounts as a model of Portuguese leaves them, and as they should be. */
  private static final Map<String, String> LEFT_IN_SPANISH =
      Map.ofEntries(
          Map.entry("dois|duas", "dos"),
          Map.entry("três", "tres"),
          Map.entry("quatro", "cuatro"),
          Map.entry("sete", "siete"),
          Map.entry("oito", "ocho"),
          Map.entry("nove", "nueve"),
          Map.entry("dez", "diez"),
          Map.entry("terceiro", "3.º"),
          Map.entry("reais", "reales"),
          Map.entry("milhões", "millones"),
          Map.entry("bilhões", "mil millones"),
          Map.entry("por cento", "por ciento"));

  private static final Map<String, String> LEFT_IN_ENGLISH =
      Map.of("(?<=\\d )millones(?: of)?", "million");

  /** Of which a model of Portuguese makes no words: "10ª", and thousand millions. */
  private static final Pattern SPANISH_ALONE = Pattern.compile("[ºª]|mil millones");

  private static final Logger LOG = Logger.getLogger(ValuesSurviveTest.class);

  @RegisterExtension private static final RealTranslators MODELS = new RealTranslators();

  private String said(StreamingTranslator translator, Language source, String text) {
    return RealTranslators.said(translator, source, text);
  }

  @ParameterizedTest
  @CsvSource({"en, pt", "pt, en"})
  void valuesOfGeneratedSentencesAreKept(String from, String to) {
    Language source = Language.of(from);
    Language target = Language.of(to);
    StreamingTranslator translator = MODELS.streaming(source, target);
    int values = 0;
    var lost = new ArrayList<String>();
    for (String sentence : ValueSentences.generate(source, 1, SENTENCES)) {
      String translation = said(translator, source, sentence);
      Values here = Values.of(List.of(sentence.split(" ")), source);
      Values there = Values.of(List.of(translation.split(" ")), target);
      values += here.canonical().size();
      List<String> missing = Values.missing(here, there);
      if (!missing.isEmpty()) {
        lost.add(sentence + " -> " + translation + " " + missing);
      }
    }
    LOG.infof(
        "%s-%s: %d of %d sentences lack one of %d values",
        from, to, lost.size(), SENTENCES, values);
    assertTrue(values >= SENTENCES, values + " values");
    assertTrue(lost.size() <= Math.max(1, SENTENCES * 0.005), String.join("\n", lost));
  }

  /**
   * There are no weights of Spanish: models of Portuguese write and read it here. What they write
   * in words is theirs; what is written in figures is Spanish. The other way they do not know some
   * words of sums.
   */
  @ParameterizedTest
  @CsvSource({"en, es, 0.005", "es, en, 0.01"})
  void aPairThatIsCalledSpanishKeepsThemAsSpanishDoes(String from, String to, double most) {
    Language source = Language.of(from);
    Language target = Language.of(to);
    StreamingTranslator translator = MODELS.streaming(source, target);
    List<String> sentences =
        ValueSentences.generate(source, 1, SENTENCES).stream()
            .filter(sentence -> !SPANISH_ALONE.matcher(sentence).find())
            .toList();
    var lost = new ArrayList<String>();
    for (String sentence : sentences) {
      String translation = said(translator, source, sentence);
      Values here = Values.of(List.of(sentence.split(" ")), source);
      Values there = Values.of(List.of(inWordsOf(target, translation).split(" ")), target);
      List<String> missing = Values.missing(here, there);
      if (!missing.isEmpty()) {
        lost.add(sentence + " -> " + translation + " " + missing);
      }
    }
    LOG.infof(
        "%s-%s: %d of %d sentences lack a value:%n%s",
        from, to, lost.size(), sentences.size(), String.join("\n", lost));
    assertTrue(lost.size() <= Math.max(1, sentences.size() * most), String.join("\n", lost));
  }

  private static String inWordsOf(Language target, String text) {
    Map<String, String> left = target.equals(Language.SPANISH) ? LEFT_IN_SPANISH : LEFT_IN_ENGLISH;
    String mended = text;
    for (Map.Entry<String, String> words : left.entrySet()) {
      String pattern = "(?iu)(?<!\\p{L})(?:" + words.getKey() + ")(?!\\p{L})";
      mended = mended.replaceAll(pattern, words.getValue());
    }
    return mended;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It is 2,200,112 kilograms. | 2.200.112",
        "We sold 16,765 of 244,890 tickets. | 16.765 244.890",
        "There were 1,250,000 visits last month. | 1.250.000",
        "It costs £50. | 50 libras",
        "The jacket was £172, but I paid only €702,356. | 172 libras 702.356 euros",
        "Write to anarebelo@sapo.pt before Friday. | anarebelo@sapo.pt",
        "I know C# and C++ quite well. | C# C++",
        "The meeting is at 10:30 AM tomorrow. | 10h30",
      })
  void theSamplesOfPeopleWhoRunSuchSystems(String heard, String expected) {
    assertSaid(Language.PORTUGUESE, heard, expected);
  }

  /** Each value is in what is said of English. */
  private void assertSaid(Language target, String heard, String expected) {
    StreamingTranslator translator = MODELS.streaming(Language.ENGLISH, target);
    String text = said(translator, Language.ENGLISH, heard);
    for (String value : expected.split(" ")) {
      assertTrue(text.contains(value), text);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "São 2.200.112 quilos. | 2,200,112",
        "O orçamento é de €1.500. | EUR 1,500",
        "Vendemos 244,890 ingressos. | 244,890",
        "A reunião é às 15h30. | 3:30",
        "Estes sapatos custam R$39-132 o par. | 39-132 reais",
        "Estes sapatos custam R$ 9-36 o par. | 9-36 reais",
      })
  void andBack(String heard, String expected) {
    StreamingTranslator translator = MODELS.streaming(Language.PORTUGUESE, Language.ENGLISH);
    String text = said(translator, Language.PORTUGUESE, heard);
    assertTrue(text.contains(expected), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It is 2,200,112 kilograms. | 2.200.112",
        "We sold 16,765 of 244,890 tickets. | 16.765 244.890",
        "It costs £50. | 50 libras",
        "It costs $1,250.50. | 1.250,50 dólares",
        "Write to anarebelo@sapo.pt before Friday. | anarebelo@sapo.pt",
        "The meeting is at 10:30 PM tomorrow. | 22:30",
        "It was on 12/25/2024. | 25/12/2024",
      })
  void inSpanishTheyAreWrittenAsSpanishDoes(String heard, String expected) {
    assertSaid(Language.SPANISH, heard, expected);
  }

  @Test
  void aQuestionStaysOne() {
    StreamingTranslator translator = MODELS.streaming(Language.PORTUGUESE, Language.ENGLISH);
    String text = said(translator, Language.PORTUGUESE, "Boa tarde, todos conseguem me ouvir bem?");
    assertEquals('?', text.charAt(text.length() - 1), text);
  }
}
