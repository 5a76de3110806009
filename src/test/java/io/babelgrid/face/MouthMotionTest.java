package io.babelgrid.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.lipsync.mouth.AudioMouth;
import io.babelgrid.lipsync.mouth.MouthShape;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.playout.VoicePosition;
import io.babelgrid.synthesis.PhonemeTiming;
import io.babelgrid.synthesis.Phrase;
import io.babelgrid.translation.TargetWord;
import io.babelgrid.voice.LipVoice;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

public class MouthMotionTest {

  private static final long MS = 1_000_000;
  private static final int SAMPLES = 24_000;

  private final MouthMotion motion = new MouthMotion(Language.PORTUGUESE, null);
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
  @Tag("models")
  void aVoiceThatTellsNoPhonemesIsHeardAsFarAsItIsRendered() {
    short[] speech = threeSeconds();
    try (var lanes = new ContinuousBatcher(NanoClock.system(), 1);
        var ear = AudioMouth.load(PreparedModels.store(), lanes)) {
      var listening = new MouthMotion(Language.ENGLISH, ear);
      voice.position = unknownWords(speech, SAMPLES);
      assertTrue(widest(listening, 0, 900) > 5, "the first second is heard");
      assertEquals(0, widest(listening, 1_200, 2_900), "nothing is rendered yet");
      voice.position = unknownWords(speech, speech.length);
      assertTrue(widest(listening, 1_200, 2_900) > 5, "more is rendered, more is heard");
    }
  }

  private static final Phrase UNKNOWN =
      new Phrase(0, 0, Language.ENGLISH, List.of(new TargetWord("a", 0)), true);

  private static VoicePosition unknownWords(short[] speech, int available) {
    return new VoicePosition(UNKNOWN, List.of(), speech.length, 0, 100 * MS, speech, available);
  }

  /** A recording at 16 kHz, as if a voice had said it at 24 kHz. */
  private static short[] threeSeconds() {
    float[] speech = PreparedModels.recording("beckett.wav");
    short[] pcm = new short[3 * SAMPLES];
    for (int i = 0; i < pcm.length; i++) {
      int at = 2 * i / 3;
      float share = 2 * i / 3f - at;
      pcm[i] = (short) (32_767 * (speech[at] + (speech[at + 1] - speech[at]) * share));
    }
    return pcm;
  }

  private float widest(MouthMotion moving, int fromMs, int toMs) {
    float widest = 0;
    for (int ms = fromMs; ms < toMs; ms += 40) {
      widest = Math.max(widest, moving.shape(voice, (100 + ms) * MS).gapMm());
    }
    return widest;
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
