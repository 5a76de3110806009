package io.babelgrid.flow;

import io.babelgrid.pipeline.Language;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.speaker.Moments;
import io.babelgrid.speaker.SpeakerIdentity;
import org.jspecify.annotations.Nullable;

/**
 * What one speaker said, with all that another node needs to say it in other languages.
 *
 * @param englishOf the language spoken, where the transcript is of English that was made of the
 *     audio; null for the speaker's own words
 * @param moments of recognition
 * @param originNs when sample 0 of the speaker's track arrived, or would have without delay
 * @param pitchHz median of the speaker's fundamental frequency so far; NaN while unknown
 * @param toNodeMs how long sound is on its way from the speaker to their node; NaN while unknown
 */
public record SpokenWords(
    Transcript transcript,
    @Nullable Language englishOf,
    Moments moments,
    long originNs,
    float pitchHz,
    double toNodeMs) {

  /** Whoever hears the words does not know of their way to this node. */
  public SpokenWords(
      Transcript transcript,
      @Nullable Language englishOf,
      Moments moments,
      long originNs,
      float pitchHz) {
    this(transcript, englishOf, moments, originNs, pitchHz, Double.NaN);
  }

  /** The same, which took so long to come here. */
  public SpokenWords after(double onTheWayMs) {
    return new SpokenWords(transcript, englishOf, moments, originNs, pitchHz, onTheWayMs);
  }

  /** Is told what somebody at this node says, on the thread that recognised it. Never blocks. */
  @FunctionalInterface
  public interface Listener {
    Listener NONE = (_, _) -> {};

    void said(SpeakerIdentity speaker, SpokenWords words);
  }
}
