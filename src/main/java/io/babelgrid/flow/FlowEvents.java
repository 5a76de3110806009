package io.babelgrid.flow;

import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.pipeline.Language;
import java.util.List;

/** What one speaker's flow tells the call. Any thread; must not block. */
interface FlowEvents {

  /** The language spoken is known now. */
  void detected(Language language);

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

  /** One frame of a synthetic track. */
  void syntheticFrame(Language target, byte[] opus, long rtpTicks, boolean talkStart);

  /** Whether video with redrawn lips is to be had in a language from now on. */
  void lips(Language target, boolean drawn);

  /** Whether anybody is sent it. */
  boolean lipsSeen(Language target);

  /** What all who are sent it can take. */
  int lipsBitsPerSecond(Language target);

  /**
   * One picture of it.
   *
   * @param payloads of its RTP packets, in order
   * @param shownNs when it is shown
   */
  void lipsFrame(Language target, List<byte[]> payloads, long rtpTicks, long shownNs);

  /** The speaker's camera is to send a key frame. */
  void cameraKeyFrame();
}
