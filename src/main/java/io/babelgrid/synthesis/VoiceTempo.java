package io.babelgrid.synthesis;

import io.babelgrid.pipeline.Language;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lets a rate mean the same in every voice. Voices of one language differ by a tenth in tempo at
 * their natural rate; a slow one that spoke no faster for its rate than others would trail further
 * behind. Immutable.
 *
 * @param ordinary phonemes a second of an ordinary voice, by language
 */
record VoiceTempo(Map<Language, Float> ordinary) {

  /** Beyond it, {@link SpeakingRate} does not know what a model makes of its speed. */
  private static final float FASTEST = 1.25f;

  /** Of the voices that speak their own language. */
  static VoiceTempo of(Collection<KokoroVoice> voices) {
    return new VoiceTempo(
        voices.stream()
            .collect(
                Collectors.groupingBy(
                    voice -> voice.voice().language(),
                    Collectors.mapping(
                        KokoroVoice::phonemesPerSecond,
                        Collectors.collectingAndThen(Collectors.toList(), VoiceTempo::median)))));
  }

  private static float median(List<Float> values) {
    List<Float> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  /** What to ask of a voice; quick voices stay as quick as they are. */
  float rate(KokoroVoice voice, float rate) {
    float own = voice.phonemesPerSecond();
    float usual = ordinary.getOrDefault(voice.voice().language(), own);
    return own <= 0 || own >= usual ? rate : Math.max(rate, Math.min(rate * usual / own, FASTEST));
  }
}
