package io.babelgrid.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.Language;
import io.babelgrid.room.Caption;
import io.babelgrid.room.TestText;
import org.junit.jupiter.api.Test;

class UnkeptUtterancesTest {

  private final UnkeptUtterances unkept = new UnkeptUtterances(2);

  private static Caption said(String room, long utterance, boolean translated) {
    Language language = translated ? Language.PORTUGUESE : Language.ENGLISH;
    return TestText.caption(room, "anna", utterance, language, translated, "words", true);
  }

  @Test
  void whatWasBegunWhileNothingWasKeptIsNotKeptNorIsItsTranslation() {
    unkept.passed(said("r", 7, false));
    unkept.passed(said("r", 6, true));

    assertTrue(unkept.covers(said("r", 7, false)));
    assertTrue(unkept.covers(said("r", 7, true)));
    assertFalse(unkept.covers(said("r", 8, false)));
    assertFalse(unkept.covers(said("other", 7, false)));
  }

  @Test
  void thoseWhoSpokeLastAreRemembered() {
    unkept.passed(said("one", 1, false));
    unkept.passed(said("two", 1, false));
    unkept.passed(said("one", 2, false));
    unkept.passed(said("three", 1, false));

    assertTrue(unkept.covers(said("one", 2, false)));
    assertFalse(unkept.covers(said("two", 1, false)));
  }
}
