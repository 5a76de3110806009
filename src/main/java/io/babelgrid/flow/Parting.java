package io.babelgrid.flow;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.segmentation.SpeechEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * When a speaker is let go who goes on at another node: at the end of what they are saying, soon at
 * any pause of it, then between two words, and after a while wherever they are. Counts the samples
 * that were heard, so that it needs no clock. Belongs to the segmentation's thread.
 */
final class Parting {

  /** 1 s: until then only the end of the utterance counts, which whole sentences gain from. */
  private static final long PAUSE_DOES = AudioSpan.SAMPLE_RATE_HZ;

  /** 2 s: most sentences have a pause by then; who has none loses the context. */
  private static final long GAP_DOES = 2L * AudioSpan.SAMPLE_RATE_HZ;

  /** 64 ms without voice are between words: within one, few consonants stop it for so long. */
  private static final int GAP = AudioSpan.SAMPLE_RATE_HZ * 64 / 1000;

  /** 4 s: who does not even breathe by then may lose a word. */
  private static final long LONGEST = 4L * AudioSpan.SAMPLE_RATE_HZ;

  /** 150 ms of the pause stay here: as far as two nodes may be apart about when it was. */
  private static final long MARGIN = AudioSpan.SAMPLE_RATE_HZ * 3L / 20;

  /** 1 s: what begins is taken for speech within that. */
  private static final long UNDECIDED = AudioSpan.SAMPLE_RATE_HZ;

  private final Runnable cut;
  private final List<LongConsumer> asked = new ArrayList<>(1);
  private long until;
  private boolean speaking;
  private boolean paused;
  private boolean over;
  private long position;
  private long askedAt;
  private long saidUntil;
  private int quiet;

  /**
   * @param cut ends the running utterance here
   */
  Parting(Runnable cut) {
    this.cut = cut;
  }

  /** Whether nothing is heard here any more. */
  boolean isOver() {
    return over;
  }

  /** The speaker is to be let go; each who asks is told. */
  void ask(LongConsumer told) {
    if (over) {
      told.accept(until);
      return;
    }
    if (asked.isEmpty()) {
      askedAt = position;
    }
    asked.add(told);
    look();
  }

  /** So far it was heard. */
  void heard(AudioSpan span) {
    position = span.endSample();
  }

  /**
   * What came of it.
   *
   * @param quietSamples for how long the running utterance has had no voice
   */
  void told(List<SpeechEvent> events, int quietSamples) {
    quiet = quietSamples;
    for (SpeechEvent event : events) {
      switch (event) {
        case SpeechEvent.Started _, SpeechEvent.Audio _ -> {
          speaking = true;
          paused = false;
        }
        case SpeechEvent.Paused(long _, long endSample) -> {
          paused = true;
          saidUntil = endSample;
        }
        case SpeechEvent.Ended(long _, long endSample) -> {
          speaking = false;
          saidUntil = endSample;
        }
      }
    }
    look();
  }

  private void look() {
    if (asked.isEmpty() || over || !isDue()) {
      return;
    }
    over = true;
    boolean inMidSpeech = speaking && !paused;
    if (speaking) {
      cut.run();
    }
    until = inMidSpeech ? position - quiet / 2 : quietFrom();
    asked.forEach(told -> told.accept(until));
  }

  private boolean isDue() {
    long waited = position - askedAt;
    return !speaking
        || paused && waited >= PAUSE_DOES
        || quiet >= GAP && waited >= GAP_DOES
        || waited >= LONGEST;
  }

  /** In the silence after the last word, and before what may have begun since. */
  private long quietFrom() {
    return Math.max(Math.min(saidUntil + MARGIN, position), position - UNDECIDED);
  }
}
