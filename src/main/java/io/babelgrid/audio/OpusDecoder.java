package io.babelgrid.audio;

import java.util.Arrays;
import org.jitsi.impl.neomedia.codec.audio.opus.Opus;

/**
 * Decodes one Opus stream to mono (RFC 6716) at 48 kHz, or at a lower rate that Opus knows: what
 * lies above is then not even computed. Owned by one thread; frees native memory on {@link
 * #close()}.
 */
public final class OpusDecoder implements AutoCloseable {

  public static final int SAMPLE_RATE_HZ = 48_000;

  /** 120 ms at 48 kHz, the longest packet. */
  public static final int MAX_SAMPLES = 5_760;

  /** libopus conceals in steps of 2.5 ms. */
  private static final int STEPS_A_SECOND = 400;

  private final int step;
  private final int most;
  private final byte[] pcm;
  private long handle;

  public OpusDecoder() {
    this(SAMPLE_RATE_HZ);
  }

  /**
   * @param rateHz 8000, 12000, 16000, 24000 or 48000
   */
  public OpusDecoder(int rateHz) {
    step = rateHz / STEPS_A_SECOND;
    most = MAX_SAMPLES / (SAMPLE_RATE_HZ / rateHz);
    pcm = new byte[2 * most];
    handle = Opus.decoder_create(rateHz, 1);
    if (handle == 0) {
      throw new OpusException("opus_decoder_create", 0);
    }
  }

  /**
   * Decodes a packet.
   *
   * @return 16-bit little-endian samples in {@link #pcm()}: their count
   * @throws OpusException when the packet is corrupt
   */
  public int decode(byte[] packet) {
    return checked(Opus.decode(open(), packet, 0, packet.length, pcm, 0, most, 0));
  }

  /**
   * Restores a lost packet from the in-band FEC of the one that follows; where that has none,
   * conceals.
   *
   * @param samples how long the lost packet was
   */
  public int restore(byte[] followingPacket, int samples) {
    return checked(
        Opus.decode(open(), followingPacket, 0, followingPacket.length, pcm, 0, whole(samples), 1));
  }

  /** Fills a gap: extrapolates loss, then fades; after DTX continues the background noise. */
  public int conceal(int samples) {
    int wanted = whole(samples);
    // Without a byte array there is no packet: libopus conceals.
    return checked(Opus.decode(open(), null, 0, 0, pcm, 0, wanted, 0));
  }

  private int whole(int samples) {
    int steps = (samples + step - 1) / step;
    return Math.clamp((long) steps * step, step, most);
  }

  private static int checked(int samples) {
    if (samples < 0) {
      throw new OpusException("opus_decode", samples);
    }
    return samples;
  }

  private long open() {
    if (handle == 0) {
      throw new IllegalStateException("closed");
    }
    return handle;
  }

  /** What the last call produced; overwritten by the next. */
  public byte[] pcm() {
    return pcm;
  }

  /** Silence instead of what can't be decoded. */
  int silence(int samples) {
    int count = Math.min(samples, most);
    Arrays.fill(pcm, 0, 2 * count, (byte) 0);
    return count;
  }

  @Override
  public void close() {
    if (handle != 0) {
      Opus.decoder_destroy(handle);
      handle = 0;
    }
  }
}
