package io.babelgrid.room;

import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.pipeline.Language;

/**
 * What the media plane tells of one participant. Calls may come from any thread and must not block.
 */
public interface MediaEvents {

  /** ICE and DTLS are up. */
  void connected();

  /** No media for a while; it may come back by itself or after an ICE restart. */
  void silent();

  /** The peer connection is gone; the client must offer anew. */
  void lost(String reason);

  /** The language spoken was detected. */
  void detected(Language language);

  /** This participant clearly speaks this, and declared another language. */
  void misdeclared(Language spoken);

  /**
   * Why what this participant says is not recognised.
   *
   * @param reason one sentence for people, empty when it is recognised
   */
  default void unheard(String reason) {}

  /** Which synthetic voice speaks for this participant in a language. */
  void voice(Language target, String voiceId);

  /**
   * The synthetic voice of {@code speakerId} starts or stops talking in this participant's ear:
   * duck the original or bring it back.
   */
  void talk(String speakerId, Language language, boolean talking);

  /**
   * How well this participant hears {@code speakerId} in {@code language} from now on.
   *
   * @param reason one sentence for people, empty when the level is {@link ServiceLevel#VOICE} or
   *     better
   */
  void served(String speakerId, Language language, ServiceLevel level, String reason);

  /** This participant's microphone hears the voices that they are played: headphones help. */
  default void echoed() {}

  /**
   * This participant does not get {@code speakerId}'s camera for a while, though they show it:
   * their line does not carry it, or others spoke later; or they get it again.
   */
  default void paused(String speakerId, boolean isPaused) {}

  /**
   * This participant is sent {@code speakerId}'s video with lips that move with the voice in {@code
   * language}, instead of the original, from now on; or the original again.
   */
  void lips(String speakerId, Language language, boolean active);
}
