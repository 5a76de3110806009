package io.babelgrid.lipsync.mouth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.Language;
import io.babelgrid.synthesis.PhonemeTiming;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MouthTrajectoryTest {

  private static final int RATE = 24_000;
  private static final int PHONEME = 1920;

  /** One second of lead-in, then 80 ms a symbol. */
  private static List<PhonemeTiming> spoken(String symbols, int phonemeSamples) {
    var timings = new ArrayList<PhonemeTiming>();
    int at = RATE;
    for (char symbol : symbols.toCharArray()) {
      timings.add(new PhonemeTiming(String.valueOf(symbol), at, at + phonemeSamples));
      at += phonemeSamples;
    }
    return timings;
  }

  private static MouthTrajectory say(Language language, String symbols, double frameSeconds) {
    List<PhonemeTiming> timings = spoken(symbols, PHONEME);
    return MouthTrajectory.of(
        language, timings, timings.getLast().endSample() + RATE / 2, frameSeconds);
  }

  private static MouthTrajectory say(String symbols) {
    return say(Language.ENGLISH, symbols, MouthTrajectory.USUAL_FRAME_SECONDS);
  }

  /** Shape at the centre of symbol {@code index}, the lead taken back. */
  private static MouthShape shapeOf(MouthTrajectory trajectory, int index) {
    return trajectory.at(
        RATE + (index + .5) * PHONEME - MouthTrajectory.VISUAL_LEAD_SECONDS * RATE);
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 25, 30, 60})
  void someFrameOfEveryBilabialIsClosedWhereverTheFramesFall(int framesPerSecond) {
    String symbols = "ɑpɑbimuæmpʌ";
    MouthTrajectory trajectory = say(Language.ENGLISH, symbols, 1.0 / framesPerSecond);
    double frame = RATE / (double) framesPerSecond;
    for (int i = 0; i < symbols.length(); i++) {
      if ("pbm".indexOf(symbols.charAt(i)) < 0 || symbols.charAt(i + 1) == 'p') {
        continue;
      }
      boolean two = symbols.charAt(i - 1) == 'm';
      double centre =
          RATE + (two ? i : i + .5) * PHONEME - MouthTrajectory.VISUAL_LEAD_SECONDS * RATE;
      for (double phase = 0; phase < 1; phase += .1) {
        double nearest = (Math.round(centre / frame - phase) + phase) * frame;
        assertEquals(0, trajectory.at(nearest).gapMm(), .05, "gap of " + i + " at phase " + phase);
      }
    }
  }

  @Test
  void theMouthRestsBeforeAndAfterThePhraseAndInItsPauses() {
    MouthTrajectory trajectory = say("ɑɑɑ      ɑɑɑ");
    assertSame(MouthShape.REST, trajectory.at(-RATE));
    assertEquals(0, trajectory.at(0).gapMm(), .05);
    assertEquals(0, trajectory.at(RATE / 2).gapMm(), .05);
    assertEquals(0, shapeOf(trajectory, 6).gapMm(), 1.5);
    assertEquals(0, trajectory.at(RATE + 12 * PHONEME + RATE / 2 - 1000).gapMm(), .05);
    assertSame(MouthShape.REST, trajectory.at(RATE * 10));
  }

  @Test
  void aShortGapBetweenWordsIsNotASilence() {
    float apart = shapeOf(say("ɑ ɑ"), 1).gapMm();
    assertTrue(apart > 8, "gap between words " + apart);
  }

  @Test
  void stressMarksBelongToTheVowelAndOpenIt() {
    float stressed = shapeOf(say("tˈɑt"), 2).gapMm();
    float plain = shapeOf(say("tɑɑt"), 2).gapMm();
    assertTrue(stressed > plain * 1.1, stressed + " against " + plain);
  }

  @Test
  void roundVowelsNarrowAndSpreadVowelsWiden() {
    MouthShape round = shapeOf(say("tut"), 1);
    MouthShape spread = shapeOf(say("tit"), 1);
    assertTrue(round.widthMm() < -7, "width of u " + round.widthMm());
    assertTrue(round.pucker() > .6);
    assertTrue(spread.widthMm() > 1.5, "width of i " + spread.widthMm());
    assertTrue(spread.pucker() < .1);
  }

  @Test
  void consonantsTakeTheRoundingOfTheVowelToCome() {
    MouthShape beforeRound = shapeOf(say("tu"), 0);
    MouthShape beforeSpread = shapeOf(say("ti"), 0);
    assertTrue(beforeRound.widthMm() < beforeSpread.widthMm() - 4);
    assertTrue(beforeRound.pucker() > .3);
  }

  @Test
  void openVowelsOpenMoreThanCloseOnesAndAllStayWithinAMouthsRange() {
    float open = shapeOf(say("ˈɑɑ"), 1).gapMm();
    float mid = shapeOf(say("ˈɛɛ"), 1).gapMm();
    float close = shapeOf(say("ˈii"), 1).gapMm();
    assertTrue(open > mid && mid > close, open + " " + mid + " " + close);
    MouthTrajectory all = say("pˈɑtɛkiʃufvθIWOYAɑɑɑɑ,, ɑzsbˈIm");
    for (int sample = 0; sample < 3 * RATE; sample += 100) {
      MouthShape shape = all.at(sample);
      assertTrue(shape.gapMm() >= 0 && shape.gapMm() < 14, "gap " + shape.gapMm());
      assertTrue(Math.abs(shape.widthMm()) < 12);
      assertTrue(shape.pucker() >= 0 && shape.pucker() <= 1);
    }
  }

  @Test
  void diphthongsMoveFromTheirFirstVowelToTheirSecond() {
    List<PhonemeTiming> timings = spoken("tWt", 4 * PHONEME);
    MouthTrajectory trajectory = MouthTrajectory.of(Language.ENGLISH, timings, 3 * RATE);
    double lead = MouthTrajectory.VISUAL_LEAD_SECONDS * RATE;
    MouthShape early = trajectory.at(RATE + 5.2 * PHONEME - lead);
    MouthShape late = trajectory.at(RATE + 7.2 * PHONEME - lead);
    assertTrue(early.gapMm() > late.gapMm() + 3);
    assertTrue(late.pucker() > early.pucker() + .4);
  }

  @Test
  void labiodentalsTuckTheLowerLip() {
    MouthShape f = shapeOf(say("ɑfɑ"), 1);
    assertEquals(1, f.tuck(), .01);
    assertTrue(f.gapMm() <= 3.21f);
  }

  @Test
  void aFinalPortugueseYIsSpreadAndAnEnglishReaderWouldRoundIt() {
    double frame = MouthTrajectory.USUAL_FRAME_SECONDS;
    assertTrue(shapeOf(say(Language.PORTUGUESE, "lˈejty", frame), 5).pucker() < .1);
    assertTrue(shapeOf(say(new Language("fr"), "lˈejty", frame), 5).pucker() > .6);
  }

  @Test
  void aSoftBOfSpanishTucksNoLip() {
    double frame = MouthTrajectory.USUAL_FRAME_SECONDS;
    MouthShape soft = shapeOf(say(Language.SPANISH, "ˈaβa", frame), 2);
    assertTrue(soft.tuck() < .1 && soft.gapMm() < 1, soft.toString());
  }

  @Test
  void aPhraseWithoutPhonemesRests() {
    MouthTrajectory trajectory = MouthTrajectory.of(Language.ENGLISH, List.of(), RATE);
    assertEquals(0, trajectory.at(RATE / 2).gapMm());
  }

  @Test
  void everySymbolThatTheVoicesKnowHasAPlace() {
    String vocabulary =
        ";:,.!?—…\"()“”"
            + " \u0303ʣʥʦʨᵝꭧAIOQSTWYᵊabcdefhijklmnopqrstuvwxyzɑɐɒæβɔɕçɖðʤəɚɛɜɟɡɥɨɪʝɯɰŋɳɲɴøɸθœɹɾɻʁɽʂʃʈ"
            + "ʧʊʋʌɣɤχʎʒʔˈˌːʰʲ↓→↗↘ᵻ";
    assertEquals(114, vocabulary.length());
    for (Language language : List.of(Language.ENGLISH, Language.PORTUGUESE, Language.SPANISH)) {
      for (char symbol : vocabulary.toCharArray()) {
        assertTrue(VisemeAlphabet.of(language).contains(symbol), "symbol " + symbol);
      }
    }
  }
}
