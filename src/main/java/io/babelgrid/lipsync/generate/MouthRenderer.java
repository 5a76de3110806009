package io.babelgrid.lipsync.generate;

import io.babelgrid.lipsync.render.Sight;
import io.babelgrid.video.VideoFrame;
import org.jspecify.annotations.Nullable;

/**
 * Makes one speaker say something else in their video, drawn or generated. {@link #observe} once
 * for every decoded frame, then {@link #draw} for each language that is spoken over it. Owned by
 * one thread.
 */
public interface MouthRenderer {

  /**
   * Looks at the next frame.
   *
   * @param landmarks 478 points in pixels of exactly this frame, or null when no face was found; an
   *     array that is not written again
   * @param meshScore the mesh model's probability that this is a face
   * @param nowNs the frame's time
   */
  Sight observe(VideoFrame frame, float @Nullable [] landmarks, float meshScore, long nowNs);

  /** How far the observed frame's mouth may be replaced, 0 to 1, faded over time. */
  float gateAlpha();

  /**
   * Draws the observed frame with another mouth.
   *
   * @param frame the frame of the last {@link #observe}
   * @param alpha 0 gives the frame unchanged, bit for bit
   * @param out of the frame's size; all of it is written
   * @return whether the mouth was drawn; otherwise {@code out} equals the frame
   */
  boolean draw(VideoFrame frame, MouthCue cue, float alpha, VideoFrame out);

  /** Forgets the speaker's face. */
  void forget();
}
