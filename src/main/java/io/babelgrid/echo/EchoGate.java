package io.babelgrid.echo;

import io.babelgrid.audio.AudioSpan;

/**
 * Silences what a microphone hears of what its owner is played, and lets pass what they say
 * themselves, even at the same time. One thread.
 */
public final class EchoGate {

  private static final int FRAME_SAMPLES = AudioSpan.SAMPLE_RATE_HZ / 50;
  private static final long FRAME_NS = 20_000_000;

  /** Packets that come later than others by more than half a second are a new beginning. */
  private static final long LATEST_FRAMES = 25;

  /** Share of a frame's power that no echo explains: below it is none, above it is speech. */
  private static final double ECHO = 0.3;

  private static final double SPEECH = 0.6;

  /** What remains of an open gate after 20 ms: soft ends of words. */
  private static final float CLOSING = 0.5f;

  /** Frames with an echo until its owner had better hear of it: 1.5 s, a short sentence. */
  private static final int NOTABLE = 75;

  /** 5 ms. */
  private static final int RAMP = FRAME_SAMPLES / 4;

  private final PlayedSound sound;
  private final PlayedTrack played = new PlayedTrack();
  private final BandMeter meter = new BandMeter(AudioSpan.SAMPLE_RATE_HZ);
  private final EchoPath path = new EchoPath();
  private boolean rests = true;
  private boolean placed;

  /** Slot of the first sample of the track, by the packet that came soonest. */
  private long firstSlot;

  private float open = 1;

  /** Frames with an echo, less a quarter of those without: chance has some in an hour. */
  private float echoed;

  /**
   * @param sound what the owner of the microphone is played
   */
  public EchoGate(PlayedSound sound) {
    this.sound = sound;
  }

  /**
   * The same audio without what is echo.
   *
   * @param arrivedNs when it came, by the clock of the prints
   */
  public AudioSpan accept(AudioSpan span, long arrivedNs) {
    for (SoundPrint print = sound.take(); print != null; print = sound.take()) {
      played.add(print, print.atNs() / FRAME_NS);
    }
    long last = place(span.endSample(), arrivedNs);
    if (!played.sounds(last)) {
      rest();
      return span;
    }
    rests = false;
    if (!span.heard()) {
      return span;
    }
    float[] samples = span.samples();
    float[] kept = samples.clone();
    for (int from = 0; from < samples.length; from += FRAME_SAMPLES) {
      int to = Math.min(samples.length, from + FRAME_SAMPLES);
      long now = firstSlot + (span.startSample() + to) / FRAME_SAMPLES;
      scale(kept, from, to, share(meter.next(samples, from, to), now));
    }
    return new AudioSpan(span.startSample(), kept);
  }

  /** Whether the microphone heard enough of what its owner is played to advise headphones. */
  public boolean isEchoed() {
    return echoed >= NOTABLE;
  }

  private void rest() {
    if (!rests) {
      rests = true;
      open = 1;
      meter.silence();
      path.rest();
    }
  }

  private long place(long sample, long arrivedNs) {
    long arrived = arrivedNs / FRAME_NS - sample / FRAME_SAMPLES;
    if (!placed || arrived < firstSlot || arrived - firstSlot > LATEST_FRAMES) {
      firstSlot = arrived;
      placed = true;
    }
    return firstSlot + sample / FRAME_SAMPLES;
  }

  /** Of a frame, what is not explained: 0 to 1. */
  private float share(float[] heard, long now) {
    played.settle(now - 1);
    float[] limit = path.next(heard, played, now);
    echoed = path.isSure() ? echoed + 1 : Math.max(0, echoed - 0.25f);
    double all = 1e-12;
    double own = 0;
    for (int band = 0; band < heard.length; band++) {
      all += heard[band];
      own += Math.max(0, heard[band] - limit[band]);
    }
    return (float) Math.clamp((own / all - ECHO) / (SPEECH - ECHO), 0, 1);
  }

  private void scale(float[] samples, int from, int to, float wanted) {
    float before = open;
    open = Math.max(wanted, CLOSING * open);
    open = open < 0.05f ? 0 : open;
    for (int i = from; i < to; i++) {
      float ramp = Math.min(1, (float) (i - from) / RAMP);
      samples[i] *= before + ramp * (open - before);
    }
  }
}
