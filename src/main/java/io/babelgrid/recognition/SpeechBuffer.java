package io.babelgrid.recognition;

import io.babelgrid.audio.AudioSpan;
import java.util.Arrays;

/** The audio of an utterance that is still being decoded. */
final class SpeechBuffer {

  private float[] samples = new float[4 * AudioSpan.SAMPLE_RATE_HZ];
  private int length;
  private long start;

  void restart(long startSample) {
    start = startSample;
    length = 0;
  }

  void append(float[] more) {
    if (length + more.length > samples.length) {
      samples = Arrays.copyOf(samples, Math.max(length + more.length, 3 * samples.length / 2));
    }
    System.arraycopy(more, 0, samples, length, more.length);
    length += more.length;
  }

  /** Drops what lies before a sample of the track. */
  void dropBefore(long sample) {
    int count = (int) Math.clamp(sample - start, 0, length);
    System.arraycopy(samples, count, samples, 0, length - count);
    length -= count;
    start += count;
  }

  /** Begins at another sample of the track, with the same audio. */
  void moveTo(long startSample) {
    start = startSample;
  }

  /** Ends before a sample of the track: what lies after it is dropped, what lacks is silence. */
  void endAt(long sample) {
    int wanted = (int) Math.max(0, sample - start);
    if (wanted > length) {
      append(new float[wanted - length]);
    }
    length = wanted;
  }

  /** Largest amplitude from a sample of the track on. */
  float peakFrom(long sample) {
    return peak(sample, end());
  }

  /** Largest amplitude between two samples of the track. */
  float peak(long from, long to) {
    float peak = 0;
    int last = (int) Math.clamp(to - start, 0, length);
    for (int i = (int) Math.clamp(from - start, 0, length); i < last; i++) {
      peak = Math.max(peak, Math.abs(samples[i]));
    }
    return peak;
  }

  /** The audio; the first {@link #length()} samples count. */
  float[] samples() {
    return samples;
  }

  int length() {
    return length;
  }

  /** Sample of the track at which the buffer begins. */
  long start() {
    return start;
  }

  /** Just past the last sample. */
  long end() {
    return start + length;
  }
}
