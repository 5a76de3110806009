package io.babelgrid.voice;

import io.babelgrid.budget.Stage;
import io.babelgrid.budget.Workload;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.StageStats;
import io.babelgrid.pipeline.StageWorker;
import io.babelgrid.playout.LagController;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.playout.PlayoutTrack;
import io.babelgrid.playout.RenderLead;
import io.babelgrid.playout.VoicePosition;
import io.babelgrid.speaker.Moments;
import io.babelgrid.speaker.SpeakerContext;
import io.babelgrid.synthesis.Phrase;
import io.babelgrid.synthesis.PhraseAssembler;
import io.babelgrid.synthesis.SpeechChunk;
import io.babelgrid.synthesis.SpeechDemand;
import io.babelgrid.synthesis.Voice;
import io.babelgrid.synthesis.VoiceModel;
import io.babelgrid.translation.TargetWord;
import io.babelgrid.translation.Translation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The synthetic voice of one speaker in one language: translated words in, a continuous track out.
 * What is said next, and how fast, is decided as late as it can be: when the track is about to have
 * nothing to say. By then most is known about what waits behind it.
 */
public final class VoiceStage
    implements AutoCloseable, StageWorker.Handler<Translation>, VoiceTrack.Listener, LipVoice {

  /** One frame: how late a phrase may be noticed. */
  private static final Duration TIMER = Duration.ofMillis(20);

  /** A beat and a bit: rendered speech is taken up at the next one. */
  private static final long HAND_OVER_NS = 30_000_000L;

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

  private final Language target;
  private final Function<VoiceModel, Voice> voiceChoice;
  private final WordTrail trail;
  private final ComputeAccount account;
  private final SpeakerContext context;
  private final LagController lag;
  private final RenderLead lead;

  /** When speech is due that nobody waits for yet: the track is silent. */
  private final long soonNs;

  private final VoiceTrack track;
  private final PhraseAssembler phrases;
  private final StageWorker<Translation> worker;
  private final AtomicLong wordsWaiting = new AtomicLong();
  private final LongAdder phrasesDropped = new LongAdder();
  private volatile VoiceModel model;
  private volatile Chosen chosen = new Chosen(null, NOBODY_SPEAKS);
  private @Nullable VoiceModel modelOfVoice;
  private @Nullable Voice voice;

  /**
   * The phrase that was chosen last.
   *
   * @param endNs when the speech before it ends; {@link #NOBODY_SPEAKS} without any
   */
  private record Chosen(@Nullable Phrase phrase, long endNs) {}

  /**
   * @param voiceChoice who speaks, by model; asked when the first words are to be spoken
   * @param account what the voice costs is charged here
   */
  public VoiceStage(
      Language target,
      VoiceModel model,
      Function<VoiceModel, Voice> voiceChoice,
      WordTrail trail,
      ComputeAccount account,
      PlayoutClock playout,
      SpeakerContext context) {
    this.target = target;
    this.model = model;
    this.voiceChoice = voiceChoice;
    this.trail = trail;
    this.account = account.part();
    this.context = context;
    this.soonNs =
        context
            .ledger()
            .share(Workload.VOICE, Stage.SYNTHESIS_QUEUE)
            .plus(context.ledger().share(Workload.VOICE, Stage.SYNTHESIS))
            .toNanos();
    this.phrases = new PhraseAssembler(target, context.settings().phrases());
    this.lag = new LagController(context.settings().playout());
    this.lead = new RenderLead(context.settings().playout().renderAhead(), LONGEST_LEAD);
    this.track = new VoiceTrack(target, context, playout, this);
    this.worker =
        new StageWorker<>(
            "synthesis", context.settings().textQueue(), TIMER, context.clock(), this);
    track.start();
  }

  /** Speaks by another model from the next phrase on; one that was given up gets another try. */
  public void use(VoiceModel next) {
    model = next;
    track.tryAgain();
  }

  public void offer(Translation translation) {
    if (track.givenUp()) {
      return;
    }
    int words = translation.words().size();
    wordsWaiting.addAndGet(words);
    if (!worker.offer(translation)) {
      wordsWaiting.addAndGet(-words);
    }
  }

  @Override
  public void handle(Translation translation) {
    phrases.accept(translation, context.clock().nowNs());
    speakIfDue(context.clock().nowNs());
  }

  @Override
  public void idle(long nowNs) {
    speakIfDue(nowNs);
  }

  private void speakIfDue(long nowNs) {
    while (true) {
      boolean late = lag.captionsOnly(backlogNs());
      Optional<Phrase> next = due(nowNs);
      if (next.isEmpty()) {
        return;
      }
      wordsWaiting.addAndGet(-next.get().words().size());
      if (late) {
        phrasesDropped.increment();
      } else {
        speak(next.get(), nowNs);
        return;
      }
    }
  }

  private Optional<Phrase> due(long nowNs) {
    long spareNs = track.current().unplayedNs() - lead.ns();
    if (spareNs <= 0) {
      return phrases.next(nowNs);
    }
    return spareNs <= WHOLE_AHEAD_NS ? phrases.nextWhole() : Optional.empty();
  }

  private void speak(Phrase phrase, long nowNs) {
    for (TargetWord word : phrase.words()) {
      context.wordsToPhrase().record(lagNs(word, nowNs), nowNs);
    }
    long unplayedNs = track.current().unplayedNs();
    chosen = new Chosen(phrase, unplayedNs > 0 ? nowNs + unplayedNs : NOBODY_SPEAKS);
    long dueNs = nowNs + Math.max(unplayedNs, soonNs);
    float rate = lag.rate(backlogNs(), nowNs);
    ScopedValue.where(ComputeAccount.CURRENT, account)
        .run(() -> render(phrase, rate, nowNs, dueNs));
  }

  private void render(Phrase phrase, float rate, long chosenNs, long dueNs) {
    boolean whole = false;
    PlayoutTrack to = track.current();
    long before = account.computeNs();
    var begun = new AtomicBoolean();
    try {
      VoiceModel speaker = model;
      speaker
          .synthesizer()
          .speak(
              phrase,
              voice(speaker),
              rate,
              demand(to, begun, dueNs),
              chunk -> {
                begun.set(true);
                rendered(to, chunk, chosenNs, account.computeNs() - before);
              });
      whole = true;
    } finally {
      if (!whole) {
        to.abandonPhrase(context.clock().nowNs());
      }
    }
  }

  /**
   * @param to where the phrase goes
   * @param begun whether a piece of the phrase was rendered
   * @param firstNs when the first one is due
   */
  private SpeechDemand demand(PlayoutTrack to, AtomicBoolean begun, long firstNs) {
    return new SpeechDemand() {
      @Override
      public long dueNs() {
        return begun.get() ? silentNs() : firstNs;
      }

      /** With some time to hand it over. */
      @Override
      public long silentNs() {
        return context.clock().nowNs() + to.bufferedNs() - HAND_OVER_NS;
      }
    };
  }

  /** Speech accepted and not yet heard. */
  public long backlogNs() {
    return track.current().unplayedNs() + wordsWaiting.get() * NS_PER_WORD;
  }

  public StageStats stats() {
    return worker.stats();
  }

  /** Frames of silence before words that came late. */
  public long pauses() {
    return track.pauses();
  }

  /** Frames in which the voice spoke more slowly since more was late. */
  public long stretches() {
    return track.stretches();
  }

  /** Frames of silence within words. */
  public long underruns() {
    return track.underruns();
  }

  public long phrasesDropped() {
    return phrasesDropped.sum();
  }

  private void rendered(PlayoutTrack to, SpeechChunk chunk, long chosenNs, long computedNs) {
    long nowNs = context.clock().nowNs();
    if (chunk.startSample() == 0) {
      trail.rendered(chunk.phrase(), Moments.of(chosenNs, nowNs, computedNs));
    }
    context.usage().synthesised(chunk.samples().length * 1_000L / SpeechChunk.SAMPLE_RATE_HZ);
    to.offer(chunk, nowNs);
  }

  private Voice voice(VoiceModel speaker) {
    Voice chosen = voice;
    if (chosen == null || !speaker.equals(modelOfVoice)) {
      chosen = voiceChoice.apply(speaker);
      voice = chosen;
      modelOfVoice = speaker;
      context.events().voice(target, chosen.id());
    }
    return chosen;
  }

  @Override
  public void talking(boolean isTalking) {
    context.events().talking(target, isTalking);
    if (!isTalking) {
      trail.silent();
    }
  }

  @Override
  public @Nullable VoicePosition position() {
    return track.current().position();
  }

  @Override
  public boolean isTalking() {
    return track.isTalking();
  }

  @Override
  public void wordHeard(Phrase phrase, int word, long heardNs) {
    Chosen last = chosen;
    if (word == 0 && last.phrase == phrase && last.endNs != NOBODY_SPEAKS) {
      lead.started(heardNs - last.endNs);
    }
    long saidNs = context.timeline().toNs(phrase.words().get(word).sourceEndSample());
    context.earToVoice().record(heardNs - saidNs, heardNs);
    trail.heard(phrase, word, saidNs, heardNs);
  }

  private long lagNs(TargetWord word, long nowNs) {
    return nowNs - context.timeline().toNs(word.sourceEndSample());
  }

  @Override
  public void close() {
    worker.close();
    track.close();
  }
}
