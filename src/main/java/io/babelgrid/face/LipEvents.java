package io.babelgrid.face;

import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.StreamId;
import java.util.List;

/**
 * What the drawing of one speaker's lips tells the call, and asks it. Any thread; must not block.
 */
public interface LipEvents {

  /** Whether video with redrawn lips is to be had in a language from now on. */
  void drawn(Language target, boolean isDrawn);

  /** Whether anybody is sent it. */
  boolean seen(Language target);

  /** What all who are sent it can take. */
  int bitsPerSecond(Language target);

  /**
   * One picture of it.
   *
   * @param stream its encoder's: pictures of another don't build on its pictures
   * @param payloads of its RTP packets, in order
   * @param shownNs when it is shown
   */
  void frame(Language target, StreamId stream, List<byte[]> payloads, long rtpTicks, long shownNs);

  /** The speaker's camera is to send a key frame. */
  void cameraKeyFrame();
}
