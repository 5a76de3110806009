package io.babelgrid.lipsync.render;

import io.babelgrid.lipsync.mouth.MouthShape;
import io.babelgrid.video.VideoFrame;
import org.jspecify.annotations.Nullable;

/**
 * Makes the speaker of a video say something else. One for each speaker in a call; {@link #observe}
 * once for every decoded frame, then {@link #draw} for each language that is spoken over it.
 *
 * <p>Owned by one thread. About 2 ms a frame of 640x480 with a large face.
 */
public final class LipRenderer {

  private final MouthGate gate = new MouthGate();
  private final TargetFace target = new TargetFace();
  private final LipContours lips = new LipContours();
  private final FaceWarp warp = new FaceWarp();
  private final MouthInterior interior = new MouthInterior();
  private FaceState face = new FaceState();
  private CoverWatch cover = new CoverWatch();
  private Sight sight = Sight.NO_FACE;

  /**
   * Looks at the next frame: where the face is, whether it can be trusted, what it teaches about
   * the speaker's mouth and teeth.
   *
   * @param landmarks 478 points in pixels of exactly this frame, or null when no face was found
   * @param meshScore the mesh model's probability that this is a face
   * @param nowNs the frame's time
   */
  public Sight observe(
      VideoFrame frame, float @Nullable [] landmarks, float meshScore, long nowNs) {
    sight = landmarks == null ? Sight.NO_FACE : FaceView.judge(frame, landmarks, meshScore);
    if (landmarks != null && drawable(sight)) {
      face.locate(frame, landmarks, nowNs);
    }
    if (sight == Sight.CLEAR) {
      if (cover.observe(frame, face)) {
        sight = Sight.COVERED;
      } else {
        face.learn(frame, nowNs);
        sight = FaceView.light(face.skin());
      }
    }
    gate.update(sight, nowNs);
    return sight;
  }

  /** How far the observed frame's mouth may be replaced, 0 to 1, faded over time. */
  public float gateAlpha() {
    return gate.alpha();
  }

  /** Whether the observed frame's mesh is good enough to draw on, while the gate fades. */
  public boolean drawable() {
    return drawable(sight) && face.known();
  }

  /** What was seen in the observed frame. */
  public Sight sight() {
    return sight;
  }

  /**
   * Draws the observed frame with another mouth.
   *
   * @param frame the frame of the last {@link #observe}
   * @param alpha 0 gives the frame unchanged, bit for bit; between, lips move only part of the way
   * @param out of the frame's size; all of it is written
   * @return whether the mouth was drawn; otherwise {@code out} equals the frame
   */
  public boolean draw(VideoFrame frame, MouthShape shape, float alpha, VideoFrame out) {
    out.copyFrom(frame);
    if (!(alpha > 0) || !drawable()) {
      return false;
    }
    float opacity = Math.min(1, alpha);
    if (!plan(frame, shape, opacity)) {
      // Half of the way is seldom too far, and a frame of it is seen less than one without.
      opacity /= 2;
      if (!plan(frame, shape, opacity)) {
        return false;
      }
    }
    warp.draw(frame, out);
    interior.draw(face, lips, shape, opacity, out);
    return true;
  }

  private boolean plan(VideoFrame frame, MouthShape shape, float alpha) {
    target.plan(face, shape, alpha);
    lips.plan(face.pose(), face.neutral().mesh(), target.xy);
    return warp.plan(face, target.xy, lips, alpha, frame);
  }

  /** Whether the mesh is good enough to fade out on. */
  private static boolean drawable(Sight sight) {
    return switch (sight) {
      case CLEAR, COVERED, DARK, TURNED, CUT, SMALL -> true;
      case NO_FACE, UNCERTAIN -> false;
    };
  }

  /** Forgets the speaker's face and teeth. */
  public void forget() {
    face = new FaceState();
    cover = new CoverWatch();
    sight = Sight.NO_FACE;
  }
}
