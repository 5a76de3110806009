package io.babelgrid.flow;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.pipeline.StageStats;
import io.babelgrid.pipeline.StageWorker;
import io.babelgrid.segmentation.SpeechEvent;
import io.babelgrid.segmentation.SpeechSegmenter;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Voice activity of one speaker on its own thread: audio in, speech events out. */
final class SegmentationStage implements AutoCloseable {

  private sealed interface Input {
    record Heard(AudioSpan span) implements Input {}

    record Cut() implements Input {}
  }

  private final StageWorker<Input> worker;

  SegmentationStage(SpeechSegmenter segmenter, SpeakerContext context, Consumer<SpeechEvent> sink) {
    worker =
        new StageWorker<>(
            "segmentation",
            context.settings().audioQueue(),
            Duration.ofSeconds(1),
            context.clock(),
            new StageWorker.Handler<>() {
              @Override
              public void handle(Input input) {
                List<SpeechEvent> events =
                    ScopedValue.where(ComputeAccount.CURRENT, context.account())
                        .call(() ->
                            switch (input) {
                              case Input.Heard(AudioSpan span) -> segmenter.accept(span);
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

  void heard(AudioSpan span) {
    worker.offer(new Input.Heard(span));
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
