package io.babelgrid.voice;

import io.babelgrid.pipeline.Language;
import java.util.Set;

/** What moves with the synthetic voices of one speaker. Any thread. */
public interface VoiceFollower {

  /** Where nothing does. */
  VoiceFollower NONE =
      new VoiceFollower() {
        @Override
        public void follow(Language target, LipVoice voice) {}

        @Override
        public void keep(Set<Language> targets) {}
      };

  /** Moves with this voice from now on, in place of another of the same language. */
  void follow(Language target, LipVoice voice);

  /** Follows no more voices but of these languages. */
  void keep(Set<Language> targets);
}
