package io.babelgrid.camera;

import io.babelgrid.transport.MediaPacket;
import io.babelgrid.video.AssembledFrame;
import io.babelgrid.video.FramePool;
import io.babelgrid.video.VideoFrame;
import io.babelgrid.video.Vp8Assembler;
import io.babelgrid.video.Vp8Decoder;
import io.babelgrid.video.Vp8Exception;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The packets of one camera as pictures, in order. Used by one thread. */
public final class CameraStream implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(CameraStream.class);

  /**
   * How long a lost packet is waited for. The transport asks for it for a second, and then for a
   * key frame; one that was asked for sooner would take a thin link longer than the packet.
   */
  private static final Duration PATIENCE = Duration.ofMillis(1_100);

  private static final int POOLED = 4;

  private final FramePool pool = new FramePool(POOLED);
  private final Vp8Decoder decoder = new Vp8Decoder();
  private final PresentationClock clock = new PresentationClock();
  private Vp8Assembler assembler = new Vp8Assembler(PATIENCE);
  private boolean started;
  private int ssrc;

  /**
   * A picture of the camera.
   *
   * @param frame to be given back with {@link #done}
   * @param shownNs when it is to be shown, evenly
   * @param arrivedNs when its last packet left the socket
   */
  public record Picture(VideoFrame frame, long shownNs, long arrivedNs) {}

  /** Takes a packet, in any order; a new sender begins anew. */
  public void offer(MediaPacket packet) {
    if (packet.ssrc() != ssrc) {
      ssrc = packet.ssrc();
      assembler = new Vp8Assembler(PATIENCE);
    }
    started = true;
    assembler.offer(
        packet.sequence(),
        packet.rtpTicks(),
        packet.marker(),
        packet.payload(),
        packet.arrivedNs());
  }

  /** A whole frame, not yet decoded, or null when there is none. */
  public @Nullable AssembledFrame poll(long nowNs) {
    return assembler.poll(nowNs);
  }

  /** Decodes a frame; null when it is damaged, and while a key frame must come first. */
  public @Nullable Picture decode(AssembledFrame encoded) {
    long arrivedNs = encoded.lastArrivedNs();
    long shownNs = clock.next(encoded.rtpTicks(), arrivedNs);
    try {
      VideoFrame frame = decoder.decode(encoded.data(), encoded.length(), pool);
      return frame == null ? null : new Picture(frame, shownNs, arrivedNs);
    } catch (Vp8Exception e) {
      LOG.debugf("a picture of a camera was lost: %s", e.getMessage());
      return null;
    }
  }

  /**
   * A frame of the picture's size and of undefined content, to be given back with {@link #done}.
   */
  public VideoFrame canvas(Picture picture) {
    return pool.take(picture.frame().width(), picture.frame().height());
  }

  /** Gives a frame back. */
  public void done(VideoFrame frame) {
    pool.give(frame);
  }

  /** Whether the camera is to be asked for a key frame. */
  public boolean needsKeyFrame(long nowNs) {
    return started && (assembler.needsKeyFrame(nowNs) || decoder.needsKeyFrame());
  }

  @Override
  public void close() {
    decoder.close();
  }
}
