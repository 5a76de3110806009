package io.babelgrid.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.Language;
import io.babelgrid.speaker.FlowSettings;
import io.babelgrid.synthesis.Phrase;
import io.babelgrid.translation.TargetWord;
import io.babelgrid.translation.Translation;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PhraseTurnTest {

  private static final long SECOND = 1_000_000_000L;

  private long unplayedNs;
  private final PhraseTurn turn =
      new PhraseTurn(Language.PORTUGUESE, FlowSettings.standard(), () -> unplayedNs);

  @Test
  void aPhraseIsChosenWhenTheTrackIsAboutToHaveNothingToSay() {
    unplayedNs = 3 * SECOND;
    said(0, 3);
    assertTrue(turn.next(0).isEmpty());
    unplayedNs = SECOND / 10;
    assertEquals(3, turn.next(0).orElseThrow().words().size());
    assertEquals(unplayedNs, turn.backlogNs());
  }

  @Test
  void aPhraseThatIsTooFarBehindIsDroppedForTheNext() {
    said(0, 20);
    said(1, 4);
    assertEquals(24 * 350_000_000L, turn.backlogNs());
    turn.next(0).orElseThrow();
    assertEquals(1, turn.dropped());
    assertTrue(turn.backlogNs() < 8 * SECOND);
  }

  @Test
  void aVoiceThatWasSilentTooLongAsksSooner() {
    for (int i = 0; i < 20; i++) {
      said(i, 3);
      Phrase phrase = turn.next(i * SECOND).orElseThrow();
      turn.chosen(phrase, SECOND / 10, i * SECOND);
      turn.begun(phrase, i * SECOND + SECOND);
    }
    said(20, 3);
    unplayedNs = SECOND;
    assertTrue(turn.next(21 * SECOND).isPresent());
  }

  private void said(int utterance, int words) {
    turn.waiting(words);
    List<TargetWord> all =
        IntStream.range(0, words).mapToObj(i -> new TargetWord("casa", i)).toList();
    turn.accept(
        new Translation(utterance, Language.ENGLISH, Language.PORTUGUESE, all, true, true), 0);
  }
}
