package io.babelgrid.flow;

import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.StageStats;
import io.babelgrid.pipeline.StageWorker;
import io.babelgrid.recognition.RecognitionPolicy;
import io.babelgrid.recognition.StreamingRecognizer;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.segmentation.SpeechEvent;
import java.time.Duration;
import java.util.function.Consumer;

/** One recogniser of a speaker on its own thread: speech events in, transcripts out. */
final class RecognitionStage implements AutoCloseable {

  private final StreamingRecognizer recognizer;
  private final StageWorker<SpeechEvent> worker;

  RecognitionStage(
      String name,
      int capacity,
      StreamingRecognizer recognizer,
      ComputeAccount account,
      NanoClock clock,
      Consumer<Transcript> sink) {
    this.recognizer = recognizer;
    worker =
        new StageWorker<>(
            name,
            capacity,
            Duration.ofSeconds(1),
            clock,
            new StageWorker.Handler<>() {
              @Override
              public void handle(SpeechEvent event) {
                ScopedValue.where(ComputeAccount.CURRENT, account)
                    .run(() -> recognizer.accept(event).forEach(sink));
              }

              @Override
              public void stop() {
                recognizer.close();
              }
            });
  }

  /** Recognises differently from now on. */
  void policy(RecognitionPolicy policy) {
    recognizer.policy(policy);
  }

  void offer(SpeechEvent event) {
    worker.offer(event);
  }

  /** Recognises what was offered, then ends. */
  void finish() {
    worker.finish();
  }

  StageStats stats() {
    return worker.stats();
  }

  @Override
  public void close() {
    worker.close();
  }
}
