package io.babelgrid.synthesis;

import java.util.List;
import java.util.SequencedMap;

/**
 * Voices between voices, where a language has few of its own: Portuguese has one woman and two men.
 */
final class VoiceBlends {

  private record Blend(String from, String to, float share) {}

  private static final List<Blend> BLENDS =
      List.of(
          new Blend("pf_dora", "pm_alex", 0.25f),
          new Blend("pf_dora", "pm_alex", 0.5f),
          new Blend("pf_dora", "pm_santa", 0.3f),
          new Blend("pf_dora", "bf_isabella", 0.4f),
          new Blend("pf_dora", "af_bella", 0.4f),
          new Blend("pm_alex", "am_michael", 0.4f),
          new Blend("pm_alex", "am_onyx", 0.4f),
          new Blend("pm_santa", "am_puck", 0.4f));

  private VoiceBlends() {}

  static void addTo(SequencedMap<String, KokoroVoice> voices) {
    for (Blend blend : BLENDS) {
      KokoroVoice from = voices.get(blend.from);
      KokoroVoice to = voices.get(blend.to);
      if (from != null && to != null) {
        KokoroVoice between = from.blend(to, blend.share);
        voices.put(between.voice().id(), between);
      }
    }
  }
}
