package io.babelgrid.voice;

import io.babelgrid.pipeline.Language;
import io.babelgrid.playout.LagController;
import io.babelgrid.playout.RenderLead;
import io.babelgrid.speaker.FlowSettings;
import io.babelgrid.synthesis.Phrase;
import io.babelgrid.synthesis.PhraseAssembler;
import io.babelgrid.translation.Translation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is: which phrase is said next, when and how fast, decided as late as it can be. A
 * phrase that is too far behind to be said is dropped; its captions are there. Phrases belong to
 * the thread that renders; what waits and what is heard may be told by any.
 */
final class PhraseTurn {

  /** Speech that a word stands for while it is not rendered yet: about 170 words a minute. */
  private static final long NS_PER_WORD = 350_000_000L;

  /** Sooner than this nothing is chosen, however slow the node. */
  private static final Duration LONGEST_LEAD = Duration.ofMillis(1_500);

  /**
   * What is whole is rendered sooner by this: a gap between phrases while words wait for their turn
   * is time that the voice does not catch up.
   */
  private static final long WHOLE_AHEAD_NS = 500_000_000L;

  private static final long NOBODY_SPEAKS = Long.MIN_VALUE;

  private final LongSupplier unplayedNs;
  private final PhraseAssembler phrases;
  private final LagController lag;
  private final RenderLead lead;
  private final AtomicLong wordsWaiting = new AtomicLong();
  private final LongAdder dropped = new LongAdder();
  private volatile Chosen chosen = new Chosen(null, NOBODY_SPEAKS);

  /**
   * The phrase that was chosen last.
   *
   * @param endNs when the speech before it ends; {@link #NOBODY_SPEAKS} without any
   */
  private record Chosen(@Nullable Phrase phrase, long endNs) {}

  /**
   * @param unplayedNs speech that the track has still to play; asked by any thread
   */
  PhraseTurn(Language target, FlowSettings settings, LongSupplier unplayedNs) {
    this.unplayedNs = unplayedNs;
    this.phrases = new PhraseAssembler(target, settings.phrases());
    this.lag = new LagController(settings.playout());
    this.lead = new RenderLead(settings.playout().renderAhead(), LONGEST_LEAD);
  }

  /**
   * Words wait to be said.
   *
   * @param words less than 0: they do no longer
   */
  void waiting(int words) {
    wordsWaiting.addAndGet(words);
  }

  void accept(Translation translation, long nowNs) {
    phrases.accept(translation, nowNs);
  }

  /** The phrase that is to be rendered now. */
  Optional<Phrase> next(long nowNs) {
    while (true) {
      boolean late = lag.captionsOnly(backlogNs());
      Optional<Phrase> due = due(nowNs);
      due.ifPresent(phrase -> waiting(-phrase.words().size()));
      if (due.isEmpty() || !late) {
        return due;
      }
      dropped.increment();
    }
  }

  private Optional<Phrase> due(long nowNs) {
    long spareNs = unplayedNs.getAsLong() - lead.ns();
    if (spareNs <= 0) {
      return phrases.next(nowNs);
    }
    return spareNs <= WHOLE_AHEAD_NS ? phrases.nextWhole() : Optional.empty();
  }

  /**
   * The phrase is going to be rendered.
   *
   * @param waitNs until the speech before it ends; 0 without any
   */
  void chosen(Phrase phrase, long waitNs, long nowNs) {
    chosen = new Chosen(phrase, waitNs > 0 ? nowNs + waitNs : NOBODY_SPEAKS);
  }

  /** How fast to speak now. */
  float rate(long nowNs) {
    return lag.rate(backlogNs(), nowNs);
  }

  /** Speech accepted and not yet heard. */
  long backlogNs() {
    return unplayedNs.getAsLong() + wordsWaiting.get() * NS_PER_WORD;
  }

  /** Phrases that were too far behind. */
  long dropped() {
    return dropped.sum();
  }

  /** A phrase begins to sound: the silence before it says how much sooner to choose. */
  void begun(Phrase phrase, long heardNs) {
    Chosen last = chosen;
    if (last.phrase == phrase && last.endNs != NOBODY_SPEAKS) {
      lead.started(heardNs - last.endNs);
    }
  }
}
