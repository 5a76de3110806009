package io.babelgrid.voice;

import io.babelgrid.budget.LagRecorder;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.LatencyWindow;
import io.babelgrid.budget.Workload;
import io.babelgrid.speaker.Moments;
import io.babelgrid.speaker.SpeakerTimeline;
import io.babelgrid.synthesis.Phrase;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The way of one speaker's words into one language, step by step, until they are heard. A word is
 * found again by where its source word ends in the speaker's audio. Any thread.
 */
public final class WordTrail {

  /** Batches of words; more than a minute of speech. */
  private static final int KEPT = 128;

  private final LatencyLedger ledger;
  private final LatencyWindow window;
  private final SpeakerTimeline timeline;
  private final LagRecorder earToVoice;
  private final UtteranceTraces traces;
  private final Deque<Batch> recognised = new ArrayDeque<>();
  private final Deque<Batch> translated = new ArrayDeque<>();
  private final Map<Long, Saying> sayings = new LinkedHashMap<>();

  /** Words up to a position, the moments of the step that brought them, and when they were here. */
  private record Batch(long untilSample, Moments moments, long hereNs) {}

  private static final class Saying {
    private final Moments moments;
    private long startedNs = Long.MIN_VALUE;

    private Saying(Moments moments) {
      this.moments = moments;
    }
  }

  /**
   * @param ledger where each step of a word is booked
   * @param timeline when a source word was said
   * @param earToVoice where the whole way is, minute by minute: each word that is heard, also one
   *     whose steps are no longer known
   */
  public WordTrail(
      LatencyLedger ledger,
      SpeakerTimeline timeline,
      LagRecorder earToVoice,
      UtteranceTraces traces) {
    this.ledger = ledger;
    this.timeline = timeline;
    this.earToVoice = earToVoice;
    this.traces = traces;
    this.window = new LatencyWindow(ledger, Workload.VOICE);
  }

  /** The words of the last half minute. */
  public LatencyLedger.Summary recent(long nowNs) {
    return window.recent(nowNs);
  }

  /**
   * Words that end by {@code untilSample} were recognised.
   *
   * @param hereNs when they came here from the node that did; when they were done, if this one did
   */
  public synchronized void recognised(long untilSample, Moments moments, long hereNs) {
    add(recognised, untilSample, moments, hereNs);
  }

  /** Words whose source ends by {@code untilSample} were translated. */
  public synchronized void translated(long untilSample, Moments moments) {
    add(translated, untilSample, moments, moments.doneNs());
  }

  /**
   * The first piece of a phrase was rendered.
   *
   * @param moments ready: when the phrase was chosen
   */
  synchronized void rendered(Phrase phrase, Moments moments) {
    sayings.put(phrase.index(), new Saying(moments));
    if (sayings.size() > KEPT) {
      sayings.remove(sayings.keySet().iterator().next());
    }
  }

  /**
   * A word is heard: measures its way, once for all who count it. It began at the end of the word
   * that it stands for, as it arrived.
   *
   * @param heardNs when its first frame was sent
   */
  synchronized void heard(Phrase phrase, int word, long heardNs) {
    long sample = phrase.words().get(word).sourceEndSample();
    long saidNs = timeline.toNs(sample);
    earToVoice.record(heardNs - saidNs, heardNs);
    Batch recognition = find(recognised, sample);
    Batch translation = find(translated, sample);
    Saying saying = sayings.get(phrase.index());
    if (recognition == null || translation == null || saying == null) {
      return;
    }
    if (saying.startedNs == Long.MIN_VALUE) {
      saying.startedNs = heardNs;
    }
    long[] stampsNs = {
      saidNs,
      recognition.moments().readyNs(),
      recognition.moments().computingNs(),
      recognition.moments().doneNs(),
      recognition.hereNs(),
      translation.moments().readyNs(),
      translation.moments().computingNs(),
      translation.moments().doneNs(),
      saying.moments.readyNs(),
      saying.moments.computingNs(),
      saying.moments.doneNs(),
      saying.startedNs,
      heardNs
    };
    ledger.post(Workload.VOICE, stampsNs);
    traces.heard(phrase.utterance(), stampsNs);
  }

  /** The voice fell silent: nothing more of the last utterance will be heard. */
  synchronized void silent() {
    traces.end();
  }

  private static void add(Deque<Batch> batches, long untilSample, Moments moments, long hereNs) {
    Batch last = batches.peekLast();
    long until = last == null ? untilSample : Math.max(last.untilSample, untilSample);
    batches.addLast(new Batch(until, moments, hereNs));
    if (batches.size() > KEPT) {
      batches.removeFirst();
    }
  }

  private static @Nullable Batch find(Deque<Batch> batches, long sample) {
    for (Batch batch : batches) {
      if (batch.untilSample >= sample) {
        return batch;
      }
    }
    return null;
  }
}
