package io.babelgrid.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.lipsync.mouth.MouthShape;
import io.babelgrid.pipeline.Language;
import io.babelgrid.playout.VoicePosition;
import io.babelgrid.synthesis.PhonemeTiming;
import io.babelgrid.synthesis.Phrase;
import io.babelgrid.translation.TargetWord;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MouthMotionTest {

  private static final long MS = 1_000_000;
  private static final int SAMPLES = 24_000;

  private final MouthMotion motion = new MouthMotion(Language.PORTUGUESE);
  private final FakeVoice voice = new FakeVoice();

  private static final class FakeVoice implements LipVoice {
    @Nullable VoicePosition position;
    boolean talking;

    @Override
    public @Nullable VoicePosition position() {
      return position;
    }

    @Override
    public boolean isTalking() {
      return talking;
    }
  }

  private static VoicePosition aWhole(int sample, long atNs) {
    var phrase = new Phrase(0, 0, Language.PORTUGUESE, List.of(new TargetWord("a", 0)), true);
    return new VoicePosition(
        phrase,
        List.of(new PhonemeTiming("a", 6_000, 18_000)),
        SAMPLES,
        sample,
        atNs,
        new short[SAMPLES],
        SAMPLES);
  }

  @Test
  void theMouthIsWhereTheVoiceIs() {
    voice.position = aWhole(0, 100 * MS);
    assertTrue(motion.shape(voice, 100 * MS).gapMm() < 2);
    assertTrue(motion.shape(voice, 600 * MS).gapMm() > 8, "half a second on, in the vowel");
    assertTrue(motion.shape(voice, 1_100 * MS).gapMm() < 2);
  }

  @Test
  void betweenPhrasesItRests() {
    assertEquals(MouthShape.REST, motion.shape(voice, 0));
  }

  @Test
  void itFadesInAndOutWithTheVoice() {
    assertEquals(0, motion.share(voice, 0));
    voice.talking = true;
    float first = motion.share(voice, 40 * MS);
    assertTrue(first > 0 && first < 0.5, "no jump: " + first);
    for (int i = 2; i < 6; i++) {
      motion.share(voice, 40L * i * MS);
    }
    assertEquals(1, motion.share(voice, 240 * MS));
    voice.talking = false;
    assertTrue(motion.share(voice, 280 * MS) < 1);
    for (int i = 8; i < 12; i++) {
      motion.share(voice, 40L * i * MS);
    }
    assertEquals(0, motion.share(voice, 480 * MS));
  }
}
