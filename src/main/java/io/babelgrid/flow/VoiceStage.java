package io.babelgrid.flow;

import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.StageStats;
import io.babelgrid.pipeline.StageWorker;
import io.babelgrid.playout.LagController;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.playout.PlayoutListener;
import io.babelgrid.playout.PlayoutTrack;
import io.babelgrid.synthesis.Phrase;
import io.babelgrid.synthesis.SpeechChunk;
import io.babelgrid.synthesis.SpeechSynthesizer;
import io.babelgrid.synthesis.Voice;
import io.babelgrid.translation.TargetWord;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The synthetic voice of one speaker in one language: phrases in, a continuous track out. */
final class VoiceStage implements AutoCloseable, StageWorker.Handler<Phrase>, PlayoutListener {

  /** Speech that a word stands for while it is not rendered yet: about 170 words a minute. */
  private static final long NS_PER_WORD = 350_000_000L;

  private final Language target;
  private final SpeechSynthesizer synthesizer;
  private final Supplier<Voice> voiceChoice;
  private final SpeakerContext context;
  private final LagController lag;
  private final PlayoutClock playout;
  private final PlayoutTrack track;
  private final StageWorker<Phrase> worker;
  private final AtomicLong wordsWaiting = new AtomicLong();
  private final LongAdder underruns = new LongAdder();
  private final LongAdder phrasesDropped = new LongAdder();
  private @Nullable Voice voice;

  VoiceStage(
      Language target,
      SpeechSynthesizer synthesizer,
      Supplier<Voice> voiceChoice,
      PlayoutClock playout,
      SpeakerContext context) {
    this.target = target;
    this.synthesizer = synthesizer;
    this.voiceChoice = voiceChoice;
    this.context = context;
    this.playout = playout;
    this.lag = new LagController(context.settings().playout());
    this.track =
        new PlayoutTrack(
            context.settings().playout(),
            ThreadLocalRandom.current().nextLong(1L << 32),
            new OpusFrameEncoder(),
            (opus, ticks, talkStart) ->
                context.events().syntheticFrame(target, opus, ticks, talkStart),
            this);
    this.worker =
        new StageWorker<>(
            "synthesis",
            context.settings().phraseQueue(),
            Duration.ofSeconds(1),
            context.clock(),
            this);
    playout.add(track);
  }

  void offer(Phrase phrase) {
    long nowNs = context.clock().nowNs();
    for (TargetWord word : phrase.words()) {
      context.wordsToPhrase().record(lagNs(word, nowNs), nowNs);
    }
    if (lag.captionsOnly(backlogNs()) || !worker.offer(phrase)) {
      phrasesDropped.increment();
    } else {
      wordsWaiting.addAndGet(phrase.words().size());
    }
  }

  @Override
  public void handle(Phrase phrase) {
    wordsWaiting.addAndGet(-phrase.words().size());
    long dueNs = context.clock().nowNs() + track.unplayedNs();
    float rate = lag.rate(backlogNs());
    ScopedValue.where(ComputeAccount.CURRENT, context.account())
        .run(() -> synthesizer.speak(phrase, voice(), rate, dueNs, this::rendered));
  }

  /** Speech accepted and not yet heard. */
  long backlogNs() {
    return track.unplayedNs() + wordsWaiting.get() * NS_PER_WORD;
  }

  StageStats stats() {
    return worker.stats();
  }

  long underruns() {
    return underruns.sum();
  }

  long phrasesDropped() {
    return phrasesDropped.sum();
  }

  private void rendered(SpeechChunk chunk) {
    context.usage().synthesised(chunk.samples().length * 1_000L / SpeechChunk.SAMPLE_RATE_HZ);
    track.offer(chunk, context.clock().nowNs());
  }

  private Voice voice() {
    Voice chosen = voice;
    if (chosen == null) {
      chosen = voiceChoice.get();
      voice = chosen;
      context.events().voice(target, chosen.id());
    }
    return chosen;
  }

  @Override
  public void talking(boolean talking) {
    context.events().talking(target, talking);
  }

  @Override
  public void wordHeard(Phrase phrase, int word, long heardNs) {
    context.earToVoice().record(lagNs(phrase.words().get(word), heardNs), heardNs);
  }

  private long lagNs(TargetWord word, long nowNs) {
    return nowNs - context.timeline().toNs(word.sourceEndSample());
  }

  @Override
  public void underrun(Phrase phrase) {
    underruns.increment();
  }

  @Override
  public void close() {
    worker.close();
    playout.remove(track);
    context.events().talking(target, false);
  }
}
