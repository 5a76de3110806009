package io.babelgrid.flow;

import io.babelgrid.face.LipEvents;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.StreamId;
import java.util.List;

/** Nobody has a camera here. */
class NoCamera implements LipEvents {

  @Override
  public void drawn(Language target, boolean isDrawn) {}

  @Override
  public boolean seen(Language target) {
    return false;
  }

  @Override
  public int bitsPerSecond(Language target) {
    return 0;
  }

  @Override
  public void frame(
      Language target, StreamId stream, List<byte[]> payloads, long rtpTicks, long shownNs) {}

  @Override
  public void cameraKeyFrame() {}
}
