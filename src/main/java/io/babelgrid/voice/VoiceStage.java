package io.babelgrid.voice;

import io.babelgrid.budget.FlowKind;
import io.babelgrid.budget.Stage;
import io.babelgrid.budget.Workload;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.StageStats;
import io.babelgrid.pipeline.StageWorker;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.playout.PlayoutTrack;
import io.babelgrid.playout.VoicePosition;
import io.babelgrid.speaker.FlowMeter;
import io.babelgrid.speaker.Moments;
import io.babelgrid.speaker.SpeakerContext;
import io.babelgrid.synthesis.Phrase;
import io.babelgrid.synthesis.SpeechChunk;
import io.babelgrid.synthesis.Voice;
import io.babelgrid.synthesis.VoiceModel;
import io.babelgrid.translation.TargetWord;
import io.babelgrid.translation.Translation;
import java.time.Duration;
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

  private static final long NS_PER_S = 1_000_000_000L;

  private final Language target;
  private final Function<VoiceModel, Voice> voiceChoice;
  private final WordTrail trail;
  private final ComputeAccount account;
  private final FlowMeter meter;
  private final SpeakerContext context;

  /** When speech is due that nobody waits for yet: the track is silent. */
  private final long soonNs;

  private final VoiceTrack track;
  private final PhraseTurn turn;
  private final StageWorker<Translation> worker;
  private volatile VoiceModel model;
  private @Nullable VoiceModel modelOfVoice;
  private @Nullable Voice voice;

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
    this.meter = context.usage().of(FlowKind.VOICE, target);
    this.account = account.part(meter.account());
    this.context = context;
    this.soonNs =
        context
            .ledger()
            .share(Workload.VOICE, Stage.SYNTHESIS_QUEUE)
            .plus(context.ledger().share(Workload.VOICE, Stage.SYNTHESIS))
            .toNanos();
    this.track = new VoiceTrack(target, context, playout, this);
    this.turn = new PhraseTurn(target, context.settings(), () -> track.current().unplayedNs());
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
    turn.waiting(words);
    if (!worker.offer(translation)) {
      turn.waiting(-words);
    }
  }

  @Override
  public void handle(Translation translation) {
    turn.accept(translation, context.clock().nowNs());
    idle(context.clock().nowNs());
  }

  @Override
  public void idle(long nowNs) {
    turn.next(nowNs).ifPresent(phrase -> speak(phrase, nowNs));
  }

  private void speak(Phrase phrase, long nowNs) {
    for (TargetWord word : phrase.words()) {
      context.wordsToPhrase().record(lagNs(word, nowNs), nowNs);
    }
    long unplayedNs = track.current().unplayedNs();
    turn.chosen(phrase, unplayedNs, nowNs);
    long dueNs = nowNs + Math.max(unplayedNs, soonNs);
    float rate = turn.rate(nowNs);
    ScopedValue.where(ComputeAccount.CURRENT, account)
        .run(() -> render(phrase, rate, nowNs, dueNs));
  }

  private void render(Phrase phrase, float rate, long chosenNs, long dueNs) {
    boolean whole = false;
    PlayoutTrack to = track.current();
    long before = account.computeNs();
    var demand = new TrackDemand(to, dueNs, context.clock());
    try {
      VoiceModel speaker = model;
      speaker
          .synthesizer()
          .speak(
              phrase,
              voice(speaker),
              rate,
              demand,
              chunk -> {
                demand.begin();
                rendered(to, chunk, chosenNs, account.computeNs() - before);
              });
      whole = true;
    } finally {
      if (!whole) {
        to.abandonPhrase(context.clock().nowNs());
      }
    }
  }

  /** Speech accepted and not yet heard. */
  public long backlogNs() {
    return turn.backlogNs();
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
    return turn.dropped();
  }

  private void rendered(PlayoutTrack to, SpeechChunk chunk, long chosenNs, long computedNs) {
    long nowNs = context.clock().nowNs();
    if (chunk.startSample() == 0) {
      trail.rendered(chunk.phrase(), Moments.of(chosenNs, nowNs, computedNs));
    }
    meter.media(chunk.samples().length * NS_PER_S / SpeechChunk.SAMPLE_RATE_HZ);
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
    if (word == 0) {
      turn.begun(phrase, heardNs);
    }
    trail.heard(phrase, word, heardNs);
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
