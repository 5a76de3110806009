package io.babelgrid.lipsync.face;

import io.babelgrid.video.VideoFrame;
import java.util.List;
import java.util.Map;

/** Finds all faces of a picture. One thread. */
final class FaceDetector implements AutoCloseable {

  private static final int SIZE = 128;

  private final ImageNet net;
  private final RegionSampler sampler = new RegionSampler(SIZE, RegionSampler.Beyond.BLACK);
  private final AnchorBoxes boxes = new AnchorBoxes(SIZE);

  FaceDetector(FaceModels models) {
    net =
        new ImageNet(
            "lipsync.detect",
            models.detector(),
            models.lanes(),
            SIZE,
            Map.of(
                "boxes", new long[] {1, AnchorBoxes.COUNT, AnchorBoxes.VALUES},
                "scores", new long[] {1, AnchorBoxes.COUNT, 1}));
  }

  /** Each face once, the surest first. */
  List<DetectedFace> detect(VideoFrame frame) {
    Region whole = Region.around(frame.width(), frame.height());
    sampler.sample(frame, whole, net.image());
    net.run();
    return boxes.faces(net.result("boxes"), net.result("scores"), whole);
  }

  @Override
  public void close() {
    net.close();
  }
}
