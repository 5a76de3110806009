package io.babelgrid.video;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Decodes one VP8 stream (RFC 6386), whose size may change with any key frame. One thread decodes;
 * any may close.
 */
public final class Vp8Decoder implements AutoCloseable {

  /** 1920x1200 or the same area otherwise: about 25 MB of native memory. */
  public static final int MAX_PIXELS = 1920 * 1200;

  /** A frame above this isn't one of a call: 1 MB is 8 Mbit. */
  public static final int MAX_BYTES = 1 << 20;

  private static final int FRAME_CORRUPTED = 257; // VP8D_GET_FRAME_CORRUPTED
  private static final int FIRST_INPUT_BYTES = 1 << 16;

  private final VpxCodec codec = new VpxCodec();
  private MemorySegment input = codec.allocate(FIRST_INPUT_BYTES);
  private boolean needsKeyFrame = true;

  public Vp8Decoder() {
    codec.openDecoder();
  }

  /**
   * Decodes a frame.
   *
   * @param encoded the frame in its first {@code length} bytes
   * @param pool where the picture is taken from
   * @return the picture, the caller's to keep or give back; null for a frame that isn't to be shown
   *     and while a key frame must come first
   * @throws Vp8Exception when the frame is corrupt: then a key frame must come first
   */
  public synchronized @Nullable VideoFrame decode(byte[] encoded, int length, FramePool pool) {
    codec.requireOpen();
    boolean waiting = needsKeyFrame;
    needsKeyFrame = true;
    Vp8FrameHeader header = Vp8FrameHeader.parse(encoded, length);
    if (waiting && !header.key()) {
      return null;
    }
    if (length > MAX_BYTES || header.width() * header.height() > MAX_PIXELS) {
      throw new Vp8Exception(
          "a frame of " + length + " bytes, " + header.width() + "x" + header.height());
    }
    codec.decode(input(encoded, length), length);
    if (codec.ask(FRAME_CORRUPTED) != 0) {
      throw new Vp8Exception("a frame with damaged contents");
    }
    MemorySegment image = codec.nextImage();
    VideoFrame frame = image.equals(MemorySegment.NULL) ? null : VpxImage.read(image, pool);
    needsKeyFrame = false;
    return frame;
  }

  private MemorySegment input(byte[] encoded, int length) {
    if (length > input.byteSize()) {
      // The smaller ones before stay allocated; together they are smaller than this one.
      input = codec.allocate(Integer.highestOneBit(length) * 2L);
    }
    MemorySegment.copy(encoded, 0, input, JAVA_BYTE, 0, length);
    return input;
  }

  /** True while {@link #decode} drops everything but a key frame: at first, and after an error. */
  public synchronized boolean needsKeyFrame() {
    return needsKeyFrame;
  }

  /** Frees native memory. */
  @Override
  public synchronized void close() {
    codec.close();
  }
}
