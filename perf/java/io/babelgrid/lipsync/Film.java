package io.babelgrid.lipsync;

import io.babelgrid.video.EncodedFrame;
import java.io.IOException;
import java.nio.file.Path;
import org.jitsi.impl.neomedia.recording.WebmWriter;

/** A VP8 video in a file. */
final class Film implements AutoCloseable {

  private final WebmWriter writer;

  Film(Path webm, int width, int height) throws IOException {
    writer = new WebmWriter(webm.toString());
    writer.writeWebmFileHeader(width, height);
  }

  void add(EncodedFrame frame, long shownNs) {
    var described = new WebmWriter.FrameDescriptor();
    described.buffer = frame.data();
    described.length = frame.data().length;
    described.pts = shownNs / 1_000_000;
    described.flags = frame.key() ? WebmWriter.FLAG_FRAME_IS_KEY : 0;
    writer.writeFrame(described);
  }

  @Override
  public void close() {
    writer.close();
  }
}
