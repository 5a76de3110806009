package io.babelgrid.lipsync;

import io.babelgrid.lipsync.mouth.MouthShape;
import io.babelgrid.lipsync.render.LipRenderer;
import io.babelgrid.video.VideoFrame;

/** A drawn mouth that is held in one shape: how restless it is, as drawn and as received. */
final class HeldMouth implements AutoCloseable {

  private final MouthShape shape;
  private final Vp8Path path;
  private final VideoFrame canvas;
  private final MouthCrop drawn = new MouthCrop();
  private final MouthCrop seen = new MouthCrop();

  HeldMouth(float gapMm, Vp8Path path, VideoFrame first) {
    this.shape = new MouthShape(gapMm, 0, 0, 0, 0, 0);
    this.path = path;
    this.canvas = new VideoFrame(first.width(), first.height());
  }

  /** Takes the next picture; {@code mesh} is null unless all of the drawn mouth is shown. */
  void see(long shownNs, VideoFrame camera, float[] mesh, LipRenderer renderer) {
    renderer.draw(camera, shape, renderer.gateAlpha(), canvas);
    VideoFrame received = path.through(canvas, shownNs);
    if (mesh == null) {
      drawn.gap();
      seen.gap();
    } else {
      drawn.add(canvas, mesh);
      seen.add(received, mesh);
    }
    path.done(received);
  }

  double drawn() {
    return drawn.restlessness();
  }

  double seen() {
    return seen.restlessness();
  }

  @Override
  public void close() {
    path.close();
  }
}
