package io.babelgrid.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected values are those of sacrebleu 2.6 with its defaults. */
class ChrfTest {

  private static final String ROMA = "O rato roeu a roupa do rei de Roma.";
  private static final String ROMA_CHANGED = "O rato comeu a roupa do rei de Roma.";
  private static final String TIMES = "Era o melhor dos tempos, era o pior dos tempos";
  private static final String TIMES_CHANGED = "Foi o melhor dos tempos; foi o pior dos tempos.";
  private static final String SCRIPTS = "naïve café 日本語 👍";
  private static final String SCRIPTS_CHANGED = "naive café 日本 👍🏽";

  @Test
  void scoresASegmentAsSacrebleuDoes() {
    assertEquals(81.0107080767739, Chrf.of(ROMA, ROMA_CHANGED), 1e-9);
    assertEquals(71.73488320388422, Chrf.of(TIMES, TIMES_CHANGED), 1e-9);
  }

  @Test
  void countsCharactersNotUtf16Units() {
    assertEquals(56.29532504532504, Chrf.of(SCRIPTS, SCRIPTS_CHANGED), 1e-9);
  }

  @Test
  void addsCountsOfACorpusBeforeItScores() {
    double score =
        Chrf.ofCorpus(
            List.of(ROMA, TIMES, SCRIPTS), List.of(ROMA_CHANGED, TIMES_CHANGED, SCRIPTS_CHANGED));
    assertEquals(72.81941466124593, score, 1e-9);
  }

  @Test
  void emptyOrDisjointTextsScoreZero() {
    assertEquals(0, Chrf.of("abc", "xyz"));
    assertEquals(0, Chrf.of("", "x"));
    assertEquals(0, Chrf.of("x", ""));
  }

  @Test
  void textsShorterThanTheLongestGramScoreFully() {
    assertEquals(100, Chrf.of("ab", "ab"));
  }
}
