package io.babelgrid.flow;

import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.StageStats;
import io.babelgrid.pipeline.StageWorker;
import io.babelgrid.recognition.RecognitionPolicy;
import io.babelgrid.recognition.StreamingRecognizer;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.segmentation.SpeechEvent;
import io.babelgrid.speaker.Moments;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** One recogniser of a speaker on its own thread: speech events in, transcripts out. */
final class RecognitionStage implements AutoCloseable {

  private final StreamingRecognizer recognizer;

  /** Words of the next recogniser wait no longer for the last ones of this one, in seconds. */
  private static final long LONGEST_FAREWELL_S = 5;

  private final StageWorker<SpeechEvent> worker;
  private final CountDownLatch ended = new CountDownLatch(1);

  private volatile @Nullable CountDownLatch predecessorEnded;

  /**
   * @param settled is told of an utterance whose speaker pauses at the end of a sentence
   */
  RecognitionStage(
      String name,
      int capacity,
      StreamingRecognizer recognizer,
      ComputeAccount account,
      NanoClock clock,
      BiConsumer<Transcript, Moments> sink,
      LongConsumer settled) {
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
              public void handle(SpeechEvent event) throws InterruptedException {
                handle(event, clock.nowNs());
              }

              @Override
              public void handle(SpeechEvent event, long offeredNs) throws InterruptedException {
                awaitLast();
                long before = own.computeNs();
                List<Transcript> transcripts =
                    ScopedValue.where(ComputeAccount.CURRENT, own)
                        .call(() -> recognizer.accept(event));
                var moments = Moments.of(offeredNs, clock.nowNs(), own.computeNs() - before);
                transcripts.forEach(transcript -> sink.accept(transcript, moments));
                if (event instanceof SpeechEvent.Paused && !recognizer.isMidSentence()) {
                  settled.accept(event.utterance());
                }
              }

              @Override
              public void stop() {
                try {
                  awaitLast();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                } finally {
                  ended.countDown();
                  recognizer.close();
                }
              }
            });
  }

  /** Begins when another one has ended. Before anything is offered. */
  void follow(RecognitionStage last) {
    predecessorEnded = last.ended;
  }

  private void awaitLast() throws InterruptedException {
    CountDownLatch last = predecessorEnded;
    if (last != null) {
      var unused = last.await(LONGEST_FAREWELL_S, TimeUnit.SECONDS);
      predecessorEnded = null;
    }
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
