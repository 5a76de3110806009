package io.babelgrid.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.pipeline.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

class VoiceTempoTest {

  private final VoiceTempo tempo =
      VoiceTempo.of(
          List.of(
              voice(Language.ENGLISH, 15),
              voice(Language.ENGLISH, 16),
              voice(Language.ENGLISH, 17),
              voice(Language.PORTUGUESE, 20)));

  @Test
  void aSlowVoiceIsAskedToSpeakAsMuchFasterAsItIsSlower() {
    assertEquals(1.1 * 16 / 15, tempo.rate(voice(Language.ENGLISH, 15), 1.1f), 1e-6);
    assertEquals(20 / 18.0, tempo.rate(voice(Language.PORTUGUESE, 18), 1), 1e-6);
  }

  @Test
  void quickVoicesAndThoseOfUnknownTempoAreLeftAsTheyAre() {
    assertEquals(1.1f, tempo.rate(voice(Language.ENGLISH, 17), 1.1f));
    assertEquals(1.1f, tempo.rate(voice(Language.ENGLISH, 0), 1.1f));
    assertEquals(1.1f, tempo.rate(voice(Language.of("de"), 12), 1.1f));
  }

  @Test
  void noVoiceIsHurriedMoreThanModelsAreMeasuredFor() {
    assertEquals(1.25f, tempo.rate(voice(Language.PORTUGUESE, 15), 1.1f));
    assertEquals(1.25f, tempo.rate(voice(Language.PORTUGUESE, 15), 1.25f));
  }

  private static KokoroVoice voice(Language language, float phonemesPerSecond) {
    return new KokoroVoice(
        new Voice("any", language, 120),
        KokoroVoice.Gender.MALE,
        new float[0],
        new float[0],
        -20,
        phonemesPerSecond);
  }
}
