package io.babelgrid.lipsync.mouth;

import io.babelgrid.lipsync.mouth.VisemeAlphabet.Entry;
import io.babelgrid.lipsync.mouth.VisemeAlphabet.Role;
import io.babelgrid.synthesis.PhonemeTiming;
import io.babelgrid.synthesis.SpeechChunk;
import java.util.ArrayList;
import java.util.List;

/**
 * When one viseme is spoken.
 *
 * @param start in seconds from the phrase's first sample
 * @param end in seconds
 * @param openness factor on the viseme's gap: stressed vowels open more than others
 */
record VisemeSpan(double start, double end, Viseme viseme, float openness) {

  /**
   * Blanks and commas shorter than this are part of fluent speech; longer ones let the mouth rest.
   */
  private static final double PAUSE_SECONDS = .10;

  /** Silence put before and after a phrase. */
  private static final double REST_SECONDS = .3;

  private static final float STRESSED = 1.1f;
  private static final float SECONDARY = 1f;
  private static final float UNSTRESSED = .88f;

  /** A diphthong's first vowel takes the larger part. */
  private static final double FIRST_SHARE = .6;

  double centre() {
    return (start + end) / 2;
  }

  double seconds() {
    return end - start;
  }

  /** Spans in time order without holes, from a silence before the phrase to one after it. */
  static List<VisemeSpan> of(
      VisemeAlphabet alphabet, List<PhonemeTiming> timings, int totalSamples) {
    return new Reader(alphabet).read(timings, seconds(totalSamples));
  }

  private static double seconds(int samples) {
    return samples / (double) SpeechChunk.SAMPLE_RATE_HZ;
  }

  private static final class Reader {
    private final VisemeAlphabet alphabet;
    private final List<VisemeSpan> spans = new ArrayList<>();
    private double pendingStart = Double.NaN;
    private float openness = UNSTRESSED;

    Reader(VisemeAlphabet alphabet) {
      this.alphabet = alphabet;
    }

    List<VisemeSpan> read(List<PhonemeTiming> timings, double total) {
      for (int i = 0; i < timings.size(); i++) {
        PhonemeTiming timing = timings.get(i);
        Entry entry = entry(timing);
        double start = seconds(timing.startSample());
        double end = seconds(timing.endSample());
        switch (entry.role()) {
          case SOUND -> sound(entry, start, end);
          case OF_PREVIOUS -> extend(end);
          case OF_NEXT -> {
            openness = timing.phoneme().equals("ˈ") ? STRESSED : SECONDARY;
            pendingStart = Double.isNaN(pendingStart) ? start : pendingStart;
          }
          case GAP -> {
            while (i + 1 < timings.size() && entry(timings.get(i + 1)).role() == Role.GAP) {
              end = seconds(timings.get(++i).endSample());
            }
            gap(start, end, i + 1 == timings.size());
          }
        }
      }
      double end = spans.isEmpty() ? 0 : spans.getLast().end;
      silence(end, Math.max(total, end) + REST_SECONDS);
      return spans;
    }

    private Entry entry(PhonemeTiming timing) {
      return alphabet.entry(timing.phoneme().isEmpty() ? ' ' : timing.phoneme().charAt(0));
    }

    private void sound(Entry entry, double start, double end) {
      double from = Double.isNaN(pendingStart) ? start : pendingStart;
      pendingStart = Double.NaN;
      if (spans.isEmpty()) {
        silence(Math.min(0, from) - REST_SECONDS, from);
      }
      boolean two = entry.visemes().size() == 2;
      double middle = two ? from + (end - from) * FIRST_SHARE : end;
      add(from, middle, entry.visemes().getFirst());
      if (two) {
        add(middle, end, entry.visemes().getLast());
      }
      if (entry.visemes().getLast().vowel()) {
        openness = UNSTRESSED;
      }
    }

    private void add(double start, double end, Viseme viseme) {
      VisemeSpan last = spans.isEmpty() ? null : spans.getLast();
      float open = viseme.vowel() ? openness : 1;
      if (last != null && last.viseme == viseme && last.end >= start) {
        spans.set(
            spans.size() - 1,
            new VisemeSpan(last.start, end, viseme, Math.max(last.openness, open)));
      } else {
        spans.add(new VisemeSpan(start, end, viseme, open));
      }
    }

    private void extend(double end) {
      if (!spans.isEmpty()) {
        VisemeSpan last = spans.removeLast();
        spans.add(new VisemeSpan(last.start, end, last.viseme, last.openness));
      }
    }

    private void gap(double start, double end, boolean last) {
      if (last || end - start >= PAUSE_SECONDS || spans.isEmpty()) {
        silence(spans.isEmpty() ? Math.min(0, start) - REST_SECONDS : start, end);
      } else {
        extend((start + end) / 2);
        pendingStart = (start + end) / 2;
      }
    }

    private void silence(double start, double end) {
      if (end > start) {
        add(start, end, Viseme.SILENCE);
      }
    }
  }
}
