package io.babelgrid.audio;

import java.util.Arrays;
import org.jitsi.impl.neomedia.codec.audio.opus.Opus;

/**
 * Encodes one stream of 48 kHz mono speech to Opus packets of 20 ms with in-band FEC. Owned by one
 * thread; frees native memory on {@link #close()}.
 */
public final class OpusEncoder implements AutoCloseable {

  /** 20 ms at 48 kHz. */
  public static final int FRAME_SAMPLES = 960;

  /** Largest packet libopus makes of one frame (RFC 6716, 3.2.1). */
  private static final int MAX_PACKET_BYTES = 1_275;

  private final byte[] pcm = new byte[2 * FRAME_SAMPLES];
  private final byte[] packet = new byte[MAX_PACKET_BYTES];
  private long handle;

  /**
   * Settings of an encoder.
   *
   * @param bitsPerSecond 32,000 is transparent for speech
   * @param complexity 0..10; 5 takes 0.15 ms a frame, 10 takes 0.27 ms
   * @param expectedLossPercent how much loss the FEC is dimensioned for; it takes bits away from
   *     the frame itself
   */
  public record Config(int bitsPerSecond, int complexity, int expectedLossPercent) {

    public static final Config SPEECH = new Config(32_000, 5, 10);

    public Config {
      if (bitsPerSecond < 6_000 || bitsPerSecond > 510_000) {
        throw new IllegalArgumentException("bitsPerSecond must be 6000..510000");
      }
      if (complexity < 0 || complexity > 10) {
        throw new IllegalArgumentException("complexity must be 0..10");
      }
      if (expectedLossPercent < 0 || expectedLossPercent > 100) {
        throw new IllegalArgumentException("expectedLossPercent must be 0..100");
      }
    }
  }

  public OpusEncoder(Config config) {
    handle = Opus.encoder_create(OpusDecoder.SAMPLE_RATE_HZ, 1);
    if (handle == 0) {
      throw new OpusException("opus_encoder_create", 0);
    }
    set("bitrate", Opus.encoder_set_bitrate(handle, config.bitsPerSecond));
    set("complexity", Opus.encoder_set_complexity(handle, config.complexity));
    set("inband_fec", Opus.encoder_set_inband_fec(handle, 1));
    set("packet_loss", Opus.encoder_set_packet_loss_perc(handle, config.expectedLossPercent));
  }

  private void set(String name, int result) {
    if (result != Opus.OPUS_OK) {
      close();
      throw new OpusException("opus_encoder_ctl " + name, result);
    }
  }

  /**
   * Encodes {@link #FRAME_SAMPLES} samples.
   *
   * @param samples amplitude in [-1, 1]; louder is clipped
   * @param from index of the first sample
   * @return a packet of its own
   */
  public byte[] encode(float[] samples, int from) {
    if (handle == 0) {
      throw new IllegalStateException("closed");
    }
    Pcm.toBytes(samples, from, FRAME_SAMPLES, pcm);
    int length = Opus.encode(handle, pcm, 0, FRAME_SAMPLES, packet, 0, packet.length);
    if (length < 0) {
      throw new OpusException("opus_encode", length);
    }
    return Arrays.copyOf(packet, length);
  }

  @Override
  public void close() {
    if (handle != 0) {
      Opus.encoder_destroy(handle);
      handle = 0;
    }
  }
}
