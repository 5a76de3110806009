package io.babelgrid.video;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;

/** vpx_image_t (vpx_image.h, image ABI 5) as I420: pictures into and out of native memory. */
final class VpxImage {

  private static final int I420 = 0x102;
  private static final long BYTES = 136;

  // Offsets into the structure.
  private static final long FORMAT = 0;
  private static final long WIDTH = 12;
  private static final long HEIGHT = 16;
  private static final long BIT_DEPTH = 20;
  private static final long SHOWN_WIDTH = 24;
  private static final long SHOWN_HEIGHT = 28;
  private static final long CHROMA_SHIFT_X = 40;
  private static final long CHROMA_SHIFT_Y = 44;
  private static final long PLANES = 48;
  private static final long STRIDES = 80;
  private static final long BITS_PER_SAMPLE = 96;

  private final MemorySegment struct;
  private final MemorySegment content;

  private VpxImage(MemorySegment struct, MemorySegment content) {
    this.struct = struct;
    this.content = content;
  }

  /** An image that holds pictures of one size. */
  static VpxImage allocate(VpxCodec codec, int width, int height) {
    MemorySegment struct = codec.allocate(BYTES);
    MemorySegment content = codec.allocate(VideoFrame.bytes(width, height));
    int chromaWidth = (width + 1) / 2;
    long luma = (long) width * height;
    long chroma = (long) chromaWidth * ((height + 1) / 2);
    struct.set(JAVA_INT, FORMAT, I420);
    struct.set(JAVA_INT, WIDTH, width);
    struct.set(JAVA_INT, HEIGHT, height);
    struct.set(JAVA_INT, BIT_DEPTH, 8);
    struct.set(JAVA_INT, SHOWN_WIDTH, width);
    struct.set(JAVA_INT, SHOWN_HEIGHT, height);
    struct.set(JAVA_INT, CHROMA_SHIFT_X, 1);
    struct.set(JAVA_INT, CHROMA_SHIFT_Y, 1);
    struct.set(JAVA_INT, BITS_PER_SAMPLE, 12);
    plane(struct, 0, content, width);
    plane(struct, 1, content.asSlice(luma), chromaWidth);
    plane(struct, 2, content.asSlice(luma + chroma), chromaWidth);
    return new VpxImage(struct, content);
  }

  private static void plane(MemorySegment struct, int index, MemorySegment start, int stride) {
    struct.setAtIndex(ADDRESS, PLANES / 8 + index, start);
    struct.setAtIndex(JAVA_INT, STRIDES / 4 + index, stride);
  }

  MemorySegment struct() {
    return struct;
  }

  /** Takes a picture of the image's size over. */
  void fill(VideoFrame frame) {
    MemorySegment.copy(frame.data(), 0, content, JAVA_BYTE, 0, frame.data().length);
  }

  /** Copies the picture that libvpx points to, valid until its next call. */
  static VideoFrame read(MemorySegment pointer, FramePool pool) {
    MemorySegment image = pointer.reinterpret(BYTES);
    if (image.get(JAVA_INT, FORMAT) != I420) {
      throw new Vp8Exception("not I420 but format " + image.get(JAVA_INT, FORMAT));
    }
    VideoFrame frame =
        pool.take(image.get(JAVA_INT, SHOWN_WIDTH), image.get(JAVA_INT, SHOWN_HEIGHT));
    copy(image, 0, frame, 0, frame.width(), frame.height());
    copy(image, 1, frame, frame.uOffset(), frame.chromaWidth(), frame.chromaHeight());
    copy(image, 2, frame, frame.vOffset(), frame.chromaWidth(), frame.chromaHeight());
    return frame;
  }

  private static void copy(
      MemorySegment image, int index, VideoFrame frame, int to, int width, int height) {
    int stride = image.getAtIndex(JAVA_INT, STRIDES / 4 + index);
    long bytes = (long) stride * (height - 1) + width;
    MemorySegment plane = image.getAtIndex(ADDRESS, PLANES / 8 + index).reinterpret(bytes);
    for (int row = 0; row < height; row++) {
      MemorySegment.copy(
          plane, JAVA_BYTE, (long) row * stride, frame.data(), to + row * width, width);
    }
  }
}
