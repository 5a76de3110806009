package io.babelgrid.lipsync.face;

import io.babelgrid.video.VideoFrame;
import java.nio.FloatBuffer;
import java.util.Map;

/** Places the landmarks of the face in a given square of a picture. One thread. */
final class FaceMesh implements AutoCloseable {

  private static final int SIZE = 192;

  private final ImageNet net;
  private final RegionSampler sampler = new RegionSampler(SIZE, RegionSampler.Beyond.EDGE);

  FaceMesh(FaceModels models) {
    net =
        new ImageNet(
            "lipsync.mesh",
            models.mesh(),
            models.lanes(),
            SIZE,
            Map.of("landmarks", new long[] {1, Face.LANDMARKS, 3}, "score", new long[] {1, 1}));
  }

  /** Landmarks whatever is there; the score says whether it is a face. */
  Face place(VideoFrame frame, Region region) {
    sampler.sample(frame, region, net.image());
    net.run();
    return new Face(inPicture(net.result("landmarks"), region), net.result("score").get(0));
  }

  private static float[] inPicture(FloatBuffer placed, Region region) {
    float[] landmarks = new float[3 * Face.LANDMARKS];
    for (int i = 0; i < landmarks.length; i += 3) {
      float u = placed.get(i) / SIZE;
      float v = placed.get(i + 1) / SIZE;
      landmarks[i] = region.x(u, v);
      landmarks[i + 1] = region.y(u, v);
      landmarks[i + 2] = placed.get(i + 2) * region.side() / SIZE;
    }
    return landmarks;
  }

  @Override
  public void close() {
    net.close();
  }
}
