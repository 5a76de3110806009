package io.babelgrid.flow;

import io.babelgrid.evaluation.FaceClip;
import io.babelgrid.transport.MediaKind;
import io.babelgrid.transport.MediaPacket;
import io.babelgrid.video.VideoFrame;
import io.babelgrid.video.Vp8Encoder;
import io.babelgrid.video.Vp8Packetizer;
import java.util.ArrayList;
import java.util.List;

/**
 * A clip as a camera sends it, 25 pictures a second: to its end, back to its beginning, and so on.
 * One thread sends; any may ask for a key frame.
 */
final class LoopedCamera {

  static final long FRAME_NS = 40_000_000;

  private static final int FRAME_TICKS = 3_600;
  private static final int BITS_PER_SECOND = 1_500_000;
  private static final int LONGEST = 250;

  /** The payloads of each; the first is a key frame. */
  private final List<List<byte[]>> pictures = new ArrayList<>();
  private final int width;
  private final int height;
  private volatile boolean keyWanted;
  private long sequence;
  private long ticks;
  private int next;

  /** Encodes there and back beforehand, so that sending costs nothing. */
  LoopedCamera(String clip) {
    FaceClip faces = FaceClip.open(clip);
    int length = Math.min(LONGEST, faces.length());
    VideoFrame first = faces.frame(0);
    width = first.width();
    height = first.height();
    var packetizer = new Vp8Packetizer(0);
    try (var encoder = new Vp8Encoder(width, height, BITS_PER_SECOND, 25)) {
      for (int i = 0; i < 2 * length - 2; i++) {
        VideoFrame picture = faces.frame(i < length ? i : 2 * length - 2 - i);
        byte[] data = encoder.encode(picture, (long) i * FRAME_TICKS, i == 0).data();
        pictures.add(packetizer.packets(data));
      }
    }
  }

  String size() {
    return width + "x" + height;
  }

  /** The next picture is the clip's first, which is a key frame. */
  void keyFrame() {
    keyWanted = true;
  }

  /** The packets of the next picture. */
  List<MediaPacket> next(long nowNs) {
    if (keyWanted) {
      keyWanted = false;
      next = 0;
    }
    boolean key = next == 0;
    List<byte[]> payloads = pictures.get(next);
    var packets = new ArrayList<MediaPacket>();
    for (int k = 0; k < payloads.size(); k++) {
      packets.add(
          new MediaPacket(
              MediaKind.VIDEO,
              1,
              sequence++,
              ticks & 0xFFFF_FFFFL,
              k == payloads.size() - 1,
              payloads.get(k),
              key && k == 0,
              nowNs,
              nowNs,
              nowNs));
    }
    ticks += FRAME_TICKS;
    next = (next + 1) % pictures.size();
    return packets;
  }
}
