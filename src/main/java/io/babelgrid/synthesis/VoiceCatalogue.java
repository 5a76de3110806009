package io.babelgrid.synthesis;

import io.babelgrid.pipeline.Language;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Which voice speaks for whom: one near the participant's own pitch, and among those near enough
 * always the same one for the same participant. Immutable.
 */
public final class VoiceCatalogue {

  /** Voices this much further away than the nearest are as good: people do not notice. */
  private static final double TOLERANCE_SEMITONES = 2;

  private final Map<Language, List<Voice>> voices;

  public VoiceCatalogue(Collection<Voice> voices) {
    this.voices = voices.stream().collect(Collectors.groupingBy(Voice::language));
  }

  /** Languages that have a voice. */
  public Set<Language> languages() {
    return Set.copyOf(voices.keySet());
  }

  /**
   * The voice of that name.
   *
   * @param id null for none
   */
  public Optional<Voice> find(Language language, @Nullable String id) {
    return voices.getOrDefault(language, List.of()).stream()
        .filter(voice -> voice.id().equals(id))
        .findFirst();
  }

  /**
   * The voice of a participant in a language.
   *
   * @param medianF0Hz median pitch of the participant; NaN while unknown
   * @param participantKey stable; spreads people of equal pitch over the voices
   * @throws IllegalArgumentException when the language has no voice
   */
  public Voice choose(Language language, float medianF0Hz, String participantKey) {
    List<Voice> candidates = voices.getOrDefault(language, List.of());
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException("no voice speaks " + language);
    }
    if (!Float.isNaN(medianF0Hz)) {
      candidates = near(candidates, medianF0Hz);
    }
    // Highest random weight (Thaler and Ravishankar 1998): another voice in the catalogue moves
    // only those whom it gets.
    return candidates.stream()
        .max(
            Comparator.<Voice>comparingLong(voice -> weight(voice, participantKey))
                .thenComparing(Voice::id))
        .orElseThrow();
  }

  private static List<Voice> near(List<Voice> candidates, float medianF0Hz) {
    double nearest =
        candidates.stream().mapToDouble(voice -> semitones(voice, medianF0Hz)).min().orElseThrow();
    return candidates.stream()
        .filter(voice -> semitones(voice, medianF0Hz) <= nearest + TOLERANCE_SEMITONES)
        .toList();
  }

  private static double semitones(Voice voice, float f0Hz) {
    return Math.abs(12 * Math.log(voice.medianF0Hz() / f0Hz) / Math.log(2));
  }

  private static long weight(Voice voice, String participantKey) {
    var crc = new CRC32();
    crc.update((participantKey + '\0' + voice.id()).getBytes(StandardCharsets.UTF_8));
    // CRC alone is linear: mix it, or equal keys would order the voices alike (SplitMix64).
    long mixed = crc.getValue() * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    return (mixed ^ (mixed >>> 27)) >>> 1;
  }
}
