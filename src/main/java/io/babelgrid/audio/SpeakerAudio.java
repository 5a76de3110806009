package io.babelgrid.audio;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Turns one speaker's Opus packets into gapless 16 kHz audio. In: what the jitter buffer plays out,
 * one entry after the other. Out: one span an entry, of exactly a third of its 48 kHz samples; lost
 * entries are restored from the next packet's FEC, else concealed, corrupt ones are concealed too.
 * {@link #next} and {@link #skip} belong to one thread; any may close, and read the clock.
 */
public final class SpeakerAudio implements AutoCloseable {

  private static final int DECIMATION = OpusDecoder.SAMPLE_RATE_HZ / AudioSpan.SAMPLE_RATE_HZ;

  private final OpusDecoder decoder = new OpusDecoder(AudioSpan.SAMPLE_RATE_HZ);
  private final SampleClock clock = new SampleClock();
  private long ticks;
  private long samplesOut;
  private volatile long restored;
  private final ReentrantLock use = new ReentrantLock();
  private volatile boolean closed;
  private boolean freed;
  private volatile long concealed;
  private volatile long corrupt;

  /** A track that begins. */
  public SpeakerAudio() {
    this(0);
  }

  /**
   * A track that goes on after another decoder's end.
   *
   * @param fromSample index of the next sample
   */
  public SpeakerAudio(long fromSample) {
    samplesOut = fromSample;
    ticks = DECIMATION * fromSample;
  }

  /**
   * Decodes one entry.
   *
   * @param opus the packet, or null when it was lost or the sender paused
   * @param nextOpus when {@code opus} is null and the following packet is here: that packet
   * @param rtpTicks RTP time of the entry at 48 kHz, extended
   * @param durationTicks samples at 48 kHz that the entry stands for
   */
  public AudioSpan next(
      byte @Nullable [] opus, byte @Nullable [] nextOpus, long rtpTicks, int durationTicks) {
    use.lock();
    try {
      if (closed) {
        throw new IllegalStateException("closed");
      }
      return span(opus, nextOpus, rtpTicks, durationTicks);
    } finally {
      use.unlock();
      freeIfClosed();
    }
  }

  private AudioSpan span(
      byte @Nullable [] opus, byte @Nullable [] nextOpus, long rtpTicks, int durationTicks) {
    AudioSpan span = following(rtpTicks, durationTicks, true);
    float[] samples = span.samples();
    int decoded = decode(opus, nextOpus, samples.length);
    Pcm.toFloats(decoder.pcm(), samples, Math.min(decoded, samples.length));
    return span;
  }

  /**
   * Passes over an entry without decoding it. The decoder goes on with the next one as though there
   * had been none, and takes two of them to hear aright again.
   */
  public AudioSpan skip(long rtpTicks, int durationTicks) {
    return following(rtpTicks, durationTicks, false);
  }

  private AudioSpan following(long rtpTicks, int durationTicks, boolean heard) {
    ticks += Math.clamp(durationTicks, 0, OpusDecoder.MAX_SAMPLES);
    // An entry may be no multiple of three ticks long; the timeline must not drift with that.
    float[] samples = new float[(int) (ticks / DECIMATION - samplesOut)];
    clock.mark(samplesOut, rtpTicks);
    AudioSpan span = new AudioSpan(samplesOut, samples, heard);
    samplesOut = span.endSample();
    return span;
  }

  private int decode(byte @Nullable [] opus, byte @Nullable [] nextOpus, int wanted) {
    try {
      if (opus != null) {
        return decoder.decode(opus);
      }
      if (nextOpus != null) {
        restored++;
        return decoder.restore(nextOpus, wanted);
      }
    } catch (OpusException e) {
      corrupt++;
    }
    concealed++;
    try {
      return decoder.conceal(wanted);
    } catch (OpusException e) {
      return decoder.silence(wanted);
    }
  }

  /** Index of the next sample. */
  public long position() {
    return samplesOut;
  }

  /** RTP time at 48 kHz of a sample; known for about 80 s. */
  public long rtpTicks(long sample) {
    return clock.rtpTicks(sample);
  }

  /** Entries restored from FEC so far. */
  public long restored() {
    return restored;
  }

  /** Entries concealed so far, corrupt ones included. */
  public long concealed() {
    return concealed;
  }

  /** Packets that libopus refused so far. */
  public long corrupt() {
    return corrupt;
  }

  /** From any thread: native memory is freed at once, or by the call that uses it. */
  @Override
  public void close() {
    closed = true;
    freeIfClosed();
  }

  /** Who holds the lock looks again when done. */
  private void freeIfClosed() {
    if (closed && use.tryLock()) {
      try {
        if (!freed) {
          freed = true;
          decoder.close();
        }
      } finally {
        use.unlock();
      }
    }
  }
}
