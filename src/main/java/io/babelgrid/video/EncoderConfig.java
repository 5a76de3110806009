package io.babelgrid.video;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;

/** vpx_codec_enc_cfg_t (vpx_encoder.h, encoder ABI 37) as a call needs it. */
final class EncoderConfig {

  private static final long BYTES = 504;

  // Offsets into the structure.
  private static final long THREADS = 4;
  private static final long WIDTH = 12;
  private static final long HEIGHT = 16;
  private static final long TIME_BASE_NUMERATOR = 28;
  private static final long TIME_BASE_DENOMINATOR = 32;
  private static final long ERROR_RESILIENT = 36;
  private static final long LAG_IN_FRAMES = 44;
  private static final long DROP_FRAME_THRESHOLD = 48;
  private static final long RESIZE_ALLOWED = 52;
  private static final long END_USAGE = 72;
  private static final long TARGET_KBPS = 112;
  private static final long MIN_QUANTIZER = 116;
  private static final long MAX_QUANTIZER = 120;
  private static final long UNDERSHOOT_PERCENT = 124;
  private static final long OVERSHOOT_PERCENT = 128;
  private static final long BUFFER_MS = 132;
  private static final long BUFFER_INITIAL_MS = 136;
  private static final long BUFFER_OPTIMAL_MS = 140;
  private static final long KEY_FRAME_MODE = 160;

  private static final int CONSTANT_BITRATE = 1;
  private static final int KEY_FRAMES_ON_REQUEST = 0;

  private final MemorySegment struct;

  private EncoderConfig(MemorySegment struct) {
    this.struct = struct;
  }

  /** Real time, constant bitrate; no frame waits, none is dropped. */
  static EncoderConfig of(VpxCodec codec, int width, int height, int bitsPerSecond) {
    MemorySegment struct = codec.allocate(BYTES);
    int result = Vpx.encoderDefaults(struct);
    if (result != 0) {
      throw new Vp8Exception("libvpx has no defaults: " + result);
    }
    EncoderConfig config = new EncoderConfig(struct);
    config.set(THREADS, 1);
    config.set(WIDTH, width);
    config.set(HEIGHT, height);
    config.set(TIME_BASE_NUMERATOR, 1);
    config.set(TIME_BASE_DENOMINATOR, Vp8Encoder.CLOCK_HZ);
    // No golden frames: they are larger than their neighbours, and cost 0.07 dB to do without.
    config.set(ERROR_RESILIENT, 1);
    config.set(LAG_IN_FRAMES, 0);
    config.set(DROP_FRAME_THRESHOLD, 0);
    config.set(RESIZE_ALLOWED, 0);
    config.set(END_USAGE, CONSTANT_BITRATE);
    config.set(MIN_QUANTIZER, 2);
    config.set(MAX_QUANTIZER, 56);
    config.set(UNDERSHOOT_PERCENT, 100);
    config.set(OVERSHOOT_PERCENT, 15);
    config.set(BUFFER_MS, 600);
    config.set(BUFFER_INITIAL_MS, 300);
    config.set(BUFFER_OPTIMAL_MS, 400);
    config.set(KEY_FRAME_MODE, KEY_FRAMES_ON_REQUEST);
    config.bitrate(bitsPerSecond);
    return config;
  }

  private void set(long offset, int value) {
    struct.set(JAVA_INT, offset, value);
  }

  EncoderConfig bitrate(int bitsPerSecond) {
    set(TARGET_KBPS, bitsPerSecond / 1000);
    return this;
  }

  MemorySegment struct() {
    return struct;
  }
}
