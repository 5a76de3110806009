package io.babelgrid.speaker;

import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.echo.SoundPrint;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.StreamId;

/** What one speaker's flow tells the call. Any thread; must not block. */
public interface FlowEvents {

  /** The language spoken is known now. */
  void detected(Language language);

  /** The speaker clearly speaks this, and declared another language. */
  void misdeclared(Language spoken);

  /**
   * Why what the speaker says is not recognised.
   *
   * @param reason for people to read; empty when it is recognised
   */
  default void unheard(String reason) {}

  /** The voice that speaks for this speaker in a language. */
  void voice(Language target, String voiceId);

  /**
   * How this speaker is served in a language from now on.
   *
   * @param reason why not better, for people to read; empty for a voice
   */
  void served(Language target, ServiceLevel level, String reason);

  /** The synthetic voice starts or stops. */
  void talking(Language target, boolean talking);

  /**
   * One frame of a synthetic track.
   *
   * @param stream the track's: a voice that is opened again is another one
   */
  void syntheticFrame(
      Language target, StreamId stream, byte[] opus, long rtpTicks, boolean talkStart);

  /** What the next frame of a synthetic track sounds like, where it is not silent. */
  default void sounds(Language target, SoundPrint print) {}
}
