package io.babelgrid.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.pipeline.Language;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is said in scripts that take many tokens is written to its end. */
@Tag("models")
@Tag("words")
class TokenPaceTest {

  private static final double SYLLABLES_A_SECOND = 6;
  private static final int FRAMES_A_SECOND = 50;

  /** Of a text, before the recogniser makes room. */
  private static final int SECONDS = 8;

  private static final List<Spoken> TEXTS = new ArrayList<>();
  private static Vocabulary vocabulary;

  private record Spoken(Language language, double seconds, int[] tokens) {

    /** It and what follows, said at a steady pace. */
    private Hypothesis said(int[] all) {
      var hypothesis = new Hypothesis();
      for (int i = 0; i < all.length; i++) {
        hypothesis.add(all[i], (int) (i * FRAMES_A_SECOND * seconds / tokens.length), -0.1f);
      }
      return hypothesis;
    }

    private TokenPace pace() {
      return TokenPace.of(language);
    }
  }

  @BeforeAll
  static void load() throws IOException {
    vocabulary =
        Vocabulary.read(PreparedModels.store().file("whisper-base", "tokenizer.json"), 50_257);
    try (InputStream in =
        TokenPaceTest.class.getResourceAsStream("/recognition/spoken-texts.tsv")) {
      String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (String line : all.lines().filter(text -> !text.startsWith("#")).toList()) {
        String[] fields = line.split("\t");
        TEXTS.add(
            new Spoken(
                Language.of(fields[0]),
                Integer.parseInt(fields[1]) / SYLLABLES_A_SECOND,
                vocabulary.encode(" " + fields[2])));
      }
    }
  }

  @Test
  void thereIsRoomForWhatIsSaidAtSixSyllablesASecondForLong() {
    Map<String, Double> tooMany = new HashMap<>();
    for (Spoken text : TEXTS) {
      double minute = 60 * text.tokens.length / text.seconds;
      if (minute > text.pace().limit(60 * AudioSpan.SAMPLE_RATE_HZ)) {
        tooMany.put(text.language.code(), minute / 60);
      }
    }
    assertTrue(TEXTS.size() >= 30, TEXTS.size() + " texts");
    assertEquals(Map.of(), tooMany);
  }

  @Test
  void noPaceIsTwiceOfWhatIsSaid() {
    for (Spoken text : TEXTS) {
      double said = Math.max(5, text.tokens.length / text.seconds);
      assertTrue(text.pace().tokensASecond() < 2 * said, text.language + " " + said);
    }
  }

  @Test
  void doubleLettersOfManyTokensAreNoCircle() {
    for (Spoken text : TEXTS) {
      Hypothesis said = text.said(text.tokens);
      for (int size = 1; size <= said.size(); size++) {
        Hypothesis written = text.said(Arrays.copyOf(text.tokens, size));
        assertEquals(size, Repetition.keep(written, text.pace()), text.language.code());
      }
    }
  }

  @Test
  void aSentenceInCirclesIsStopped() {
    for (Spoken text : TEXTS) {
      int[] phrase =
          Arrays.copyOf(text.tokens, Math.min(text.tokens.length, text.pace().scaled(9)));
      int[] circles =
          IntStream.range(0, 4 * phrase.length).map(i -> phrase[i % phrase.length]).toArray();
      int written = written(text, circles);
      assertTrue(
          written <= phrase.length, text.language + ": " + written + " of " + circles.length);
    }
  }

  @Test
  void whatStandsStillInCirclesIsStopped() {
    for (Spoken text : TEXTS) {
      int[] phrase = Arrays.copyOf(text.tokens, text.pace().scaled(1));
      var hypothesis = new Hypothesis();
      for (int i = 0; i < 2 * phrase.length; i++) {
        hypothesis.add(phrase[i % phrase.length], 10, -0.1f);
      }
      int kept = Repetition.keep(hypothesis, text.pace());
      assertTrue(kept <= phrase.length, text.language + ": " + kept);
    }
  }

  /** As a search writes: token by token, until it goes in circles or is at its limit. */
  private static int written(Spoken text, int[] tokens) {
    int limit = text.pace().limit(SECONDS * AudioSpan.SAMPLE_RATE_HZ);
    for (int size = 1; size <= Math.min(limit, tokens.length); size++) {
      int kept = Repetition.keep(text.said(Arrays.copyOf(tokens, size)), text.pace());
      if (kept < size) {
        return kept;
      }
    }
    return Math.min(limit, tokens.length);
  }
}
