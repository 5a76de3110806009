package io.babelgrid.flow;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.budget.FlowKind;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.pipeline.StageStats;
import io.babelgrid.pipeline.StageWorker;
import io.babelgrid.segmentation.QuietSpans;
import io.babelgrid.segmentation.SpeechEvent;
import io.babelgrid.segmentation.SpeechSegmenter;
import io.babelgrid.speaker.SpeakerContext;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongConsumer;

/** Voice activity of one speaker on its own thread: audio in, speech events out. */
final class SegmentationStage implements AutoCloseable {

  private sealed interface Input {
    record Heard(List<AudioSpan> spans) implements Input {}

    record Settled(long utterance) implements Input {}

    record Cut() implements Input {}

    record LetGo(LongConsumer until) implements Input {}
  }

  private final StageWorker<Input> worker;
  private final QuietSpans quiet;
  private final DoubleSupplier restsBelow;

  SegmentationStage(SpeechSegmenter segmenter, SpeakerContext context, Consumer<SpeechEvent> sink) {
    restsBelow = segmenter::restsBelow;
    quiet = new QuietSpans(restsBelow);
    worker =
        new StageWorker<>(
            "segmentation",
            context.settings().audioQueue(),
            StageWorker.NEVER_IDLE,
            context.clock(),
            new Handler(segmenter, account(context), sink));
  }

  /** To find out where somebody speaks is a part of recognising them. */
  private static ComputeAccount account(SpeakerContext context) {
    return context.account().part(context.usage().of(FlowKind.RECOGNITION).account());
  }

  private static final class Handler implements StageWorker.Handler<Input> {

    private final SpeechSegmenter segmenter;
    private final ComputeAccount account;
    private final Consumer<SpeechEvent> sink;
    private final Parting parting;

    Handler(SpeechSegmenter segmenter, ComputeAccount account, Consumer<SpeechEvent> sink) {
      this.segmenter = segmenter;
      this.account = account;
      this.sink = sink;
      this.parting = new Parting(() -> segmenter.finish().forEach(sink));
    }

    @Override
    public void handle(Input input) {
      if (input instanceof Input.LetGo(LongConsumer until)) {
        parting.ask(until);
      } else if (!parting.isOver()) {
        List<SpeechEvent> events =
            ScopedValue.where(ComputeAccount.CURRENT, account).call(() -> events(input));
        events.forEach(sink);
        parting.told(events, segmenter.quiet());
      }
    }

    private List<SpeechEvent> events(Input input) {
      return switch (input) {
        case Input.Heard(List<AudioSpan> spans) -> {
          parting.heard(spans.getLast());
          yield spans.stream().flatMap(span -> segmenter.accept(span).stream()).toList();
        }
        case Input.Settled(long utterance) -> segmenter.settle(utterance);
        case Input.Cut(), Input.LetGo _ -> segmenter.finish();
      };
    }

    @Override
    public void stop() {
      segmenter.close();
    }
  }

  /** {@link SpeechSegmenter#restsBelow()}. */
  double restsBelow() {
    return restsBelow.getAsDouble();
  }

  /** From one thread. */
  void heard(AudioSpan span) {
    List<AudioSpan> due = quiet.accept(span);
    if (!due.isEmpty()) {
      worker.offer(new Input.Heard(due));
    }
  }

  /** The speaker of an utterance pauses, and has said all of it. */
  void settled(long utterance) {
    worker.offer(new Input.Settled(utterance));
  }

  /** Ends the running utterance here; speech that goes on is another one. */
  void cut() {
    worker.offer(new Input.Cut());
  }

  /**
   * Hears no more after the end of what is being said.
   *
   * @param until is told the last sample that was heard, on the segmentation's thread
   */
  void letGo(LongConsumer until) {
    worker.offer(new Input.LetGo(until));
  }

  StageStats stats() {
    return worker.stats();
  }

  @Override
  public void close() {
    worker.close();
  }
}
