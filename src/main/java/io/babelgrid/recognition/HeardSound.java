package io.babelgrid.recognition;

import static io.babelgrid.audio.AudioSpan.SAMPLE_RATE_HZ;

/** Where sounds begin and end between silences. Where noise leaves no silence, there is but one. */
final class HeardSound {

  /** A closure within a word is shorter. */
  private static final int SILENCE = 3 * SAMPLE_RATE_HZ / 20;

  private static final int STEP = SAMPLE_RATE_HZ / 100;

  /** What is fainter is silence, and so is what is fainter than a part of the loudest. */
  private static final float AUDIBLE = 0.02f;

  private static final float AUDIBLE_SHARE = 0.05f;

  private static final float LOUD_SHARE = 0.25f;

  private final SpeechBuffer audio;
  private final float peak;
  private final float audible;

  HeardSound(SpeechBuffer audio) {
    this.audio = audio;
    peak = audio.peakFrom(audio.start());
    audible = Math.min(AUDIBLE, AUDIBLE_SHARE * peak);
  }

  /** The first sample from {@code from} on behind which it is silent for long, or the end. */
  long end(long from) {
    long sound = from;
    for (long at = from; at < audio.end(); at += STEP) {
      if (isAudible(at)) {
        sound = at + STEP;
      } else if (at + STEP - sound >= SILENCE) {
        return sound;
      }
    }
    return audio.end();
  }

  /** The first audible sample from {@code from} on, or the end. */
  long start(long from) {
    long at = from;
    while (at < audio.end() && !isAudible(at)) {
      at += STEP;
    }
    return Math.min(at, audio.end());
  }

  /** Whether it is as loud as speech here, which a breath is not. */
  boolean isLoud(long from, long to) {
    return audio.peak(from, to) > LOUD_SHARE * peak;
  }

  /** Audible time from {@code from} on. */
  long samplesFrom(long from) {
    long count = 0;
    for (long at = from; at < audio.end(); at += STEP) {
      count += isAudible(at) ? STEP : 0;
    }
    return count;
  }

  /**
   * A word within one sound: attention wanders through silence to the next.
   *
   * @param seen where the decoder looked when it wrote the word
   */
  TimedWord within(TimedWord word, long seen) {
    long start = word.startSample();
    long end = word.endSample();
    long least = Long.MAX_VALUE;
    for (long from = start(start); from < word.endSample(); from = start(end(from))) {
      long to = Math.min(end(from), word.endSample());
      long distance = Math.max(0, Math.max(from - seen, seen - to));
      if (distance < least) {
        least = distance;
        start = from;
        end = to;
      }
    }
    boolean found = least < Long.MAX_VALUE || !isAudible(seen);
    return found
        ? new TimedWord(word.text(), start, end)
        : new TimedWord(word.text(), seen, end(seen));
  }

  private boolean isAudible(long at) {
    return audio.peak(at, at + STEP) > audible;
  }
}
