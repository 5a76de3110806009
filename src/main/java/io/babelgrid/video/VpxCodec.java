package io.babelgrid.video;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * One open codec of libvpx with the native memory that belongs to it. Not synchronised; after
 * {@link #close()} every other call throws.
 */
final class VpxCodec implements AutoCloseable {

  private static final long CONTEXT_BYTES = 56;

  private final Arena arena;
  private final MemorySegment context;
  private final MemorySegment iterator;
  private final MemorySegment answer;
  private boolean open;

  /** Not open yet. */
  @SuppressWarnings("MustBeClosedChecker") // Closed by close().
  VpxCodec() {
    arena = Arena.ofShared();
    context = allocate(CONTEXT_BYTES);
    iterator = allocate(ADDRESS.byteSize());
    answer = allocate(JAVA_INT.byteSize());
  }

  /** Makes this a decoder. */
  void openDecoder() {
    opened(Vpx.decoderInit(context));
  }

  /** Makes this an encoder; {@code config} is memory of this codec. */
  void openEncoder(MemorySegment config) {
    opened(Vpx.encoderInit(context, config));
  }

  private void opened(int result) {
    if (result != 0) {
      String message = Vpx.message(context, result);
      close();
      throw new Vp8Exception("libvpx doesn't open: " + message);
    }
    open = true;
  }

  /** Native memory that lives as long as the codec. */
  MemorySegment allocate(long bytes) {
    return arena.allocate(bytes, 32);
  }

  void requireOpen() {
    if (!open) {
      throw new IllegalStateException("closed");
    }
  }

  void configure(MemorySegment config) {
    requireOpen();
    check("configure", Vpx.encoderConfigure(context, config));
  }

  void control(int id, int value) {
    requireOpen();
    check("control " + id, Vpx.control(context, id, value));
  }

  /** The integer that a control tells. */
  int ask(int id) {
    requireOpen();
    check("control " + id, Vpx.control(context, id, answer));
    return answer.get(JAVA_INT, 0);
  }

  void encode(MemorySegment image, long time, long duration, long flags) {
    requireOpen();
    check("encode", Vpx.encode(context, image, time, duration, flags));
    restart();
  }

  void decode(MemorySegment data, int length) {
    requireOpen();
    check("decode", Vpx.decode(context, data, length));
    restart();
  }

  private void restart() {
    iterator.set(ADDRESS, 0, MemorySegment.NULL);
  }

  private void check(String call, int result) {
    if (result != 0) {
      throw new Vp8Exception("libvpx doesn't " + call + ": " + Vpx.message(context, result));
    }
  }

  /** The next vpx_codec_cx_pkt_t of the last encode, or NULL. */
  MemorySegment nextPacket() {
    requireOpen();
    return Vpx.nextPacket(context, iterator);
  }

  /** The next vpx_image_t of the last decode, or NULL. */
  MemorySegment nextImage() {
    requireOpen();
    return Vpx.nextImage(context, iterator);
  }

  /** Frees everything; further calls do nothing. */
  @Override
  public void close() {
    if (!arena.scope().isAlive()) {
      return;
    }
    int result = open ? Vpx.destroy(context) : 0;
    open = false;
    arena.close();
    if (result != 0) {
      throw new IllegalStateException("libvpx doesn't close: " + result);
    }
  }
}
