package io.babelgrid.flow;

import io.babelgrid.audio.AudioSpan;
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

/** Voice activity of one speaker on its own thread: audio in, speech events out. */
final class SegmentationStage implements AutoCloseable {

  private sealed interface Input {
    record Heard(List<AudioSpan> spans) implements Input {}

    record Settled(long utterance) implements Input {}

    record Cut() implements Input {}
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
            new StageWorker.Handler<>() {
              @Override
              public void handle(Input input) {
                List<SpeechEvent> events =
                    ScopedValue.where(ComputeAccount.CURRENT, context.account())
                        .call(() ->
                            switch (input) {
                              case Input.Heard(List<AudioSpan> spans) ->
                                  spans.stream()
                                      .flatMap(span -> segmenter.accept(span).stream())
                                      .toList();
                              case Input.Settled(long utterance) -> segmenter.settle(utterance);
                              case Input.Cut() -> segmenter.finish();
                            });
                events.forEach(sink);
              }

              @Override
              public void stop() {
                segmenter.close();
              }
            });
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

  StageStats stats() {
    return worker.stats();
  }

  @Override
  public void close() {
    worker.close();
  }
}
