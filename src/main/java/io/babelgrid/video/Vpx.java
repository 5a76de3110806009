package io.babelgrid.video;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The C functions of libvpx 1.15 (vpx_codec.h, vpx_encoder.h, vpx_decoder.h) that VP8 needs. A
 * {@code long} of C is 64 bits, as on every Unix.
 */
final class Vpx {

  // The versions of libvpx's interfaces that this package's structures are written for.
  private static final int ENCODER_ABI = 37;
  private static final int DECODER_ABI = 12;

  private static final FunctionDescriptor INTERFACE = FunctionDescriptor.of(ADDRESS);
  private static final FunctionDescriptor INIT =
      FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT);
  private static final FunctionDescriptor NEXT = FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS);

  private static final MethodHandle VP8_ENCODER = find("vpx_codec_vp8_cx", INTERFACE);
  private static final MethodHandle VP8_DECODER = find("vpx_codec_vp8_dx", INTERFACE);
  private static final MethodHandle ENCODER_INIT = find("vpx_codec_enc_init_ver", INIT);
  private static final MethodHandle DECODER_INIT = find("vpx_codec_dec_init_ver", INIT);
  private static final MethodHandle ENCODER_DEFAULTS =
      find(
          "vpx_codec_enc_config_default",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
  private static final MethodHandle ENCODER_CONFIGURE =
      find("vpx_codec_enc_config_set", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
  private static final MethodHandle CONTROL_VALUE =
      control(FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
  private static final MethodHandle CONTROL_POINTER =
      control(FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));
  private static final MethodHandle ENCODE =
      find(
          "vpx_codec_encode",
          FunctionDescriptor.of(
              JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
  private static final MethodHandle NEXT_PACKET = find("vpx_codec_get_cx_data", NEXT);
  private static final MethodHandle DECODE =
      find(
          "vpx_codec_decode",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle NEXT_IMAGE = find("vpx_codec_get_frame", NEXT);
  private static final MethodHandle DESTROY =
      find("vpx_codec_destroy", FunctionDescriptor.of(JAVA_INT, ADDRESS));
  private static final MethodHandle ERROR_TEXT =
      find("vpx_codec_err_to_string", FunctionDescriptor.of(ADDRESS, JAVA_INT));
  private static final MethodHandle ERROR_DETAIL =
      find("vpx_codec_error_detail", FunctionDescriptor.of(ADDRESS, ADDRESS));

  private static final long REALTIME = 1;
  private static final long MAX_TEXT = 1024;

  private Vpx() {}

  private static MethodHandle find(String name, FunctionDescriptor type) {
    return Linker.nativeLinker().downcallHandle(VpxLibrary.symbol(name), type);
  }

  private static MethodHandle control(FunctionDescriptor type) {
    return Linker.nativeLinker()
        .downcallHandle(
            VpxLibrary.symbol("vpx_codec_control_"), type, Linker.Option.firstVariadicArg(2));
  }

  /** A call of a method handle, which may declare anything. */
  private interface Call<T> {
    T run() throws Throwable;
  }

  private static <T> T call(Call<T> call) {
    try {
      return call.run();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new LinkageError("libvpx can't be called", e);
    }
  }

  static int encoderDefaults(MemorySegment config) {
    return call(() -> {
      var vp8 = (MemorySegment) VP8_ENCODER.invokeExact();
      return (int) ENCODER_DEFAULTS.invokeExact(vp8, config, 0);
    });
  }

  static int encoderInit(MemorySegment context, MemorySegment config) {
    return call(() -> {
      var vp8 = (MemorySegment) VP8_ENCODER.invokeExact();
      return (int) ENCODER_INIT.invokeExact(context, vp8, config, 0L, ENCODER_ABI);
    });
  }

  static int encoderConfigure(MemorySegment context, MemorySegment config) {
    return call(() -> (int) ENCODER_CONFIGURE.invokeExact(context, config));
  }

  static int encode(
      MemorySegment context, MemorySegment image, long time, long duration, long flags) {
    return call(() -> (int) ENCODE.invokeExact(context, image, time, duration, flags, REALTIME));
  }

  static MemorySegment nextPacket(MemorySegment context, MemorySegment iterator) {
    return call(() -> (MemorySegment) NEXT_PACKET.invokeExact(context, iterator));
  }

  static int decoderInit(MemorySegment context) {
    return call(() -> {
      var vp8 = (MemorySegment) VP8_DECODER.invokeExact();
      return (int) DECODER_INIT.invokeExact(context, vp8, MemorySegment.NULL, 0L, DECODER_ABI);
    });
  }

  static int decode(MemorySegment context, MemorySegment data, int length) {
    return call(
        () -> (int) DECODE.invokeExact(context, data, length, MemorySegment.NULL, REALTIME));
  }

  static MemorySegment nextImage(MemorySegment context, MemorySegment iterator) {
    return call(() -> (MemorySegment) NEXT_IMAGE.invokeExact(context, iterator));
  }

  static int control(MemorySegment context, int id, int value) {
    return call(() -> (int) CONTROL_VALUE.invokeExact(context, id, value));
  }

  static int control(MemorySegment context, int id, MemorySegment pointer) {
    return call(() -> (int) CONTROL_POINTER.invokeExact(context, id, pointer));
  }

  static int destroy(MemorySegment context) {
    return call(() -> (int) DESTROY.invokeExact(context));
  }

  /** What a result means, with what the codec says about its last call. */
  static String message(MemorySegment context, int result) {
    String text = text(call(() -> (MemorySegment) ERROR_TEXT.invokeExact(result)));
    String detail = text(call(() -> (MemorySegment) ERROR_DETAIL.invokeExact(context)));
    return detail.isEmpty() ? text : text + " (" + detail + ")";
  }

  private static String text(MemorySegment pointer) {
    return pointer.equals(MemorySegment.NULL) ? "" : pointer.reinterpret(MAX_TEXT).getString(0);
  }
}
