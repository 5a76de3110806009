package io.babelgrid.face;

import io.babelgrid.lipsync.face.Face;
import io.babelgrid.lipsync.face.FaceTracker;
import io.babelgrid.lipsync.generate.MouthCue;
import io.babelgrid.lipsync.generate.MouthRenderer;
import io.babelgrid.lipsync.generate.SpeechFeatures;
import io.babelgrid.lipsync.mouth.MouthShape;
import io.babelgrid.video.VideoFrame;
import java.util.Arrays;

/**
 * Draws on a grey picture until the drawing of mouths is compiled, so that the first picture of the
 * first speaker does not freeze: uncompiled, it takes a third of a second.
 */
public final class LipWarmUp {

  private static final int PICTURES = 120;
  private static final long FRAME_NS = 40_000_000;
  private static final int GREY = 120;

  private LipWarmUp() {}

  public static void run(LipParts parts) {
    var picture = new VideoFrame(640, 480);
    Arrays.fill(picture.data(), (byte) 128);
    Arrays.fill(picture.data(), 0, picture.uOffset(), (byte) GREY);
    var canvas = new VideoFrame(640, 480);
    MouthRenderer renderer = parts.drawing().renderer();
    SpeechFeatures features = parts.drawing().features();
    try (FaceTracker tracker = parts.tracker()) {
      for (int i = 0; i < PICTURES; i++) {
        tracker.track(picture);
        Face face = tracker.overMiddle(picture);
        renderer.observe(picture, face.landmarks(), 1, i * FRAME_NS);
        var shape = new MouthShape(i % 8, i % 3, (i % 5) / 5f, 0, 0, 0);
        long dueNs = parts.clock().nowNs() + FRAME_NS;
        renderer.draw(picture, new MouthCue(shape, null, 0, features, dueNs), 1, canvas);
      }
    }
    renderer.forget();
  }
}
