package io.babelgrid.flow;

import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.StageStats;
import io.babelgrid.pipeline.StageWorker;
import io.babelgrid.recognition.RecognitionPolicy;
import io.babelgrid.recognition.StreamingRecognizer;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.segmentation.SpeechEvent;
import java.util.List;
import java.util.function.BiConsumer;

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
      BiConsumer<Transcript, Moments> sink) {
    this.recognizer = recognizer;
    ComputeAccount own = account.part();
    worker =
        new StageWorker<>(
            name,
            capacity,
            StageWorker.NEVER_IDLE,
            clock,
            new StageWorker.Handler<>() {
              @Override
              public void handle(SpeechEvent event) {
                handle(event, clock.nowNs());
              }

              @Override
              public void handle(SpeechEvent event, long offeredNs) {
                long before = own.computeNs();
                List<Transcript> transcripts =
                    ScopedValue.where(ComputeAccount.CURRENT, own)
                        .call(() -> recognizer.accept(event));
                var moments = Moments.of(offeredNs, clock.nowNs(), own.computeNs() - before);
                transcripts.forEach(transcript -> sink.accept(transcript, moments));
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
