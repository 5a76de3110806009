package io.babelgrid.lipsync.render;

import io.babelgrid.video.VideoFrame;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known of the face in the current frame, and what the frames before taught. */
final class FaceState {

  private static final int VALUES = 3 * FaceTopology.POINTS;

  /** A filter must not leap when frames stop for a while. */
  private static final float LONGEST_STEP_SECONDS = .2f;

  private final float[] landmarks = new float[VALUES];
  private final float[] mesh = new float[VALUES];
  private final float[] reference = new float[VALUES];
  private final HeadPose pose = new HeadPose();
  private final Expression expression = new Expression();
  private final SkinTone skin = new SkinTone();
  private final DarkEdges darkEdges = new DarkEdges();
  private final TeethAtlas teeth = new TeethAtlas();
  private @Nullable NeutralFace neutral;
  private float gapMm;
  private float seconds;
  private long lastNs;

  /** Takes the mesh of the next frame and the light in it; tells nothing else to memory yet. */
  void locate(VideoFrame frame, float[] points, long nowNs) {
    System.arraycopy(points, 0, landmarks, 0, VALUES);
    if (neutral == null) {
      HeadPose.reference(landmarks, reference);
      lastNs = nowNs;
    }
    seconds = Math.clamp((nowNs - lastNs) * 1e-9f, 0f, LONGEST_STEP_SECONDS);
    lastNs = nowNs;
    pose.fit(reference, landmarks);
    pose.toHead(landmarks, mesh);
    gapMm = Mesh.gap(mesh);
    skin.observe(frame, landmarks, seconds);
  }

  /** Learns from the frame that was located. */
  void learn(VideoFrame frame, long nowNs) {
    if (neutral == null) {
      neutral = new NeutralFace(mesh, nowNs);
    } else {
      neutral.observe(mesh, seconds, nowNs);
    }
    expression.observe(mesh, neutral, seconds);
    darkEdges.observe(frame, this);
    teeth.observe(frame, this, seconds);
  }

  /** Whether a frame was learnt from. */
  boolean known() {
    return neutral != null;
  }

  NeutralFace neutral() {
    return Objects.requireNonNull(neutral, "no face was seen yet");
  }

  Expression expression() {
    return expression;
  }

  HeadPose pose() {
    return pose;
  }

  SkinTone skin() {
    return skin;
  }

  DarkEdges darkEdges() {
    return darkEdges;
  }

  TeethAtlas teeth() {
    return teeth;
  }

  /** The frame's mesh in pixels. */
  float[] landmarks() {
    return landmarks;
  }

  /** The frame's mesh, head-fixed mm. */
  float[] mesh() {
    return mesh;
  }

  /** How far the speaker's own mouth is open. */
  float gapMm() {
    return gapMm;
  }

  /** Since the frame before. */
  float seconds() {
    return seconds;
  }
}
