package io.babelgrid.synthesis.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people say for what is written, in tables of {@code written | said}. */
class SpokenFormsTest {

  private static final EnglishNormalizer ENGLISH = new EnglishNormalizer();
  private static final PortugueseNormalizer PORTUGUESE = new PortugueseNormalizer();
  private static final SpanishNormalizer SPANISH = new SpanishNormalizer();

  static List<Arguments> english() throws IOException {
    return table("spoken-english.txt");
  }

  static List<Arguments> portuguese() throws IOException {
    return table("spoken-portuguese.txt");
  }

  static List<Arguments> spanish() throws IOException {
    return table("spoken-spanish.txt");
  }

  static List<Arguments> englishSentences() throws IOException {
    return table("heard-english.txt");
  }

  static List<Arguments> portugueseSentences() throws IOException {
    return table("heard-portuguese.txt");
  }

  static List<Arguments> spanishSentences() throws IOException {
    return table("heard-spanish.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"english", "englishSentences"})
  void english(String written, String said) {
    assertEquals(said, ENGLISH.normalize(written).toString());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"portuguese", "portugueseSentences"})
  void portuguese(String written, String said) {
    assertEquals(said, PORTUGUESE.normalize(written).toString());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"spanish", "spanishSentences"})
  void spanish(String written, String said) {
    assertEquals(said, SPANISH.normalize(written).toString());
  }

  @Test
  void aSentenceAroundItChangesNothing() throws IOException {
    assertSameInSentence(english(), ENGLISH::normalize, "Well, ", " ...");
    assertSameInSentence(portuguese(), PORTUGUESE::normalize, "Bem, ", " ...");
    assertSameInSentence(spanish(), SPANISH::normalize, "Bien, ", " ...");
  }

  private static void assertSameInSentence(
      List<Arguments> table, Function<String, SpokenText> read, String before, String after) {
    for (Arguments row : table) {
      String written = row.get()[0].toString();
      String said = row.get()[1].toString();
      String bare =
          said.endsWith(".") && !written.endsWith("PM") ? said.replaceAll("\\.$", "") : said;
      String sentence = read.apply(before + written + after).toString();
      assertTrue(sentence.startsWith(before + bare), () -> written + " in a sentence: " + sentence);
    }
  }

  @Test
  void everyWordSaidBelongsToAWordWritten() {
    assertEquals(List.of(0, 1, 2, 3), wordsOf(PORTUGUESE.normalize("Dom Pedro II reinou")));
    assertEquals(List.of(0, 1, 2, 2, 3), wordsOf(ENGLISH.normalize("King Louis XIV reigned")));
    assertEquals(
        List.of(0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4),
        wordsOf(PORTUGUESE.normalize("Ligue 0800 777 1234 hoje")));
    assertEquals(List.of(0, 1, 1, 1, 1, 2), wordsOf(ENGLISH.normalize("pay $5-10 now")));
  }

  private static List<Integer> wordsOf(SpokenText text) {
    return text.pieces().stream().map(SpokenText.Piece::word).toList();
  }

  /** Whatever is read: no digit is left, and every piece has a word of the text to belong to. */
  @Test
  void anyMixtureOfFiguresAndSignsIsRead() throws IOException {
    List<String> parts = new ArrayList<>();
    english().forEach(row -> parts.add(row.get()[0].toString()));
    portuguese().forEach(row -> parts.add(row.get()[0].toString()));
    spanish().forEach(row -> parts.add(row.get()[0].toString()));
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          var random = new Random(17);
          for (int i = 0; i < 4000; i++) {
            String text = mixture(parts, random);
            assertRead(ENGLISH.normalize(text), text);
            assertRead(PORTUGUESE.normalize(text), text);
            assertRead(SPANISH.normalize(text), text);
          }
        });
  }

  private static String mixture(List<String> parts, Random random) {
    var text = new StringBuilder();
    for (int k = random.nextInt(8); k >= 0; k--) {
      String part = parts.get(random.nextInt(parts.size()));
      int from = random.nextInt(part.length());
      int to = from + random.nextInt(part.length() - from + 1);
      text.append(random.nextBoolean() ? part : part.substring(from, to));
      text.append(random.nextBoolean() ? " " : "");
      if (random.nextInt(6) == 0) {
        text.append((char) (' ' + random.nextInt(0x100)));
      }
    }
    return text.toString();
  }

  private static void assertRead(SpokenText spoken, String text) {
    int last = 0;
    for (SpokenText.Piece piece : spoken.pieces()) {
      assertFalse(
          piece.text().chars().anyMatch(c -> c >= '0' && c <= '9'), () -> text + ": " + spoken);
      assertFalse(piece.text().isEmpty() || piece.text().contains(" "), text);
      assertTrue(piece.word() >= last && piece.word() < spoken.words(), text);
      last = piece.word();
    }
  }

  /** Ten times the text takes about ten times as long, whatever stands in it. */
  @Test
  void longRunsOfOneThingAreReadInTime() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (String unit :
              List.of(
                  "$5-",
                  "1/",
                  "5 kg-",
                  "XIV ",
                  "I ",
                  "0800 ",
                  "1,500 ",
                  "2x",
                  "10:00 ",
                  "'",
                  "v1.",
                  "a@",
                  "1-",
                  "R$1-",
                  "5'",
                  "\"5\" ",
                  "C# ",
                  "Dom Pedro II ",
                  "911 ",
                  "  ")) {
            String run = unit.repeat(8_000 / unit.length());
            assertRead(ENGLISH.normalize(run), unit);
            assertRead(PORTUGUESE.normalize(run), unit);
            assertRead(SPANISH.normalize(run), unit);
          }
        });
  }

  private static List<Arguments> table(String resource) throws IOException {
    var stream = Objects.requireNonNull(SpokenFormsTest.class.getResourceAsStream(resource));
    var rows = new ArrayList<Arguments>();
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line : reader.lines().toList()) {
        if (!line.startsWith("## ")) {
          String[] fields = line.split(" \\| ", -1);
          rows.add(Arguments.of(fields[0], fields[1]));
        }
      }
    }
    return rows;
  }
}
