package io.babelgrid.flow;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.speaker.SpeakerTimeline;
import java.util.ArrayDeque;

/**
 * What somebody says who arrives from another node, which still hears them: it waits here until
 * that one has let go. What it heard goes on as a silence of the same length, so that the speaker's
 * track has no gap, and the rest as it is. Spans come from the peer's thread, {@link #begin} from
 * any.
 */
final class HeldSpeech {

  /** Takes audio in order, without gap. */
  @FunctionalInterface
  interface Output {
    void audio(AudioSpan span, long arrivedNs);
  }

  /** 15 s, 1 MB: the other node lets go within 4 s, and says so by way of the browser. */
  private static final long MOST_SAMPLES = 15L * AudioSpan.SAMPLE_RATE_HZ;

  /** Spans that follow each one that comes: eight times as fast as speech, no queue overflows. */
  private static final int AT_ONCE = 8;

  private record Held(AudioSpan span, long arrivedNs) {}

  private final Output output;
  private final ArrayDeque<Held> waiting = new ArrayDeque<>();
  private final SpeakerTimeline timeline = new SpeakerTimeline();
  private long samples;
  private boolean through;
  private volatile boolean begun;
  private volatile long sinceNs;

  HeldSpeech(Output output) {
    this.output = output;
  }

  /** What arrived later than that is heard, in the clock of its arrivals; the first word counts. */
  synchronized void begin(long heardUntilNs) {
    if (!begun) {
      sinceNs = heardUntilNs;
      begun = true;
    }
  }

  /** The next span. */
  void audio(AudioSpan span, long arrivedNs) {
    if (through) {
      output.audio(span, arrivedNs);
      return;
    }
    timeline.arrived(span, arrivedNs);
    waiting.addLast(new Held(span, arrivedNs));
    samples += span.samples().length;
    if (begun) {
      boolean heardThere = true;
      for (int i = 0; i < AT_ONCE && !waiting.isEmpty(); i++) {
        Held next = take();
        heardThere = timeline.toNs(next.span.startSample()) < sinceNs;
        output.audio(heardThere ? silence(next.span) : next.span, next.arrivedNs);
      }
      through = waiting.isEmpty() && !heardThere;
    } else {
      while (samples > MOST_SAMPLES) {
        Held oldest = take();
        output.audio(silence(oldest.span), oldest.arrivedNs);
      }
    }
  }

  private Held take() {
    Held next = waiting.removeFirst();
    samples -= next.span.samples().length;
    return next;
  }

  private static AudioSpan silence(AudioSpan span) {
    return new AudioSpan(span.startSample(), new float[span.samples().length], false);
  }
}
