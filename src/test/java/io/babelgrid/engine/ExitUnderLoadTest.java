package io.babelgrid.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.recognition.OfflineRecognizer;
import io.babelgrid.recognition.WhisperModel;
import io.babelgrid.segmentation.SileroVad;
import io.babelgrid.segmentation.VoiceActivityDetector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node is stopped while people talk. */
@Tag("models")
class ExitUnderLoadTest {

  private static final int THREADS = 4;

  @Test
  void inferencesThatRunWhileTheMachineEndsDoNotCrashIt(@TempDir Path directory) throws Exception {
    Process child =
        ChildMachine.of(Child.class, "-Dbabelgrid.models.dir=" + Path.of(models()).toAbsolutePath())
            .directory(directory.toFile())
            .start();
    try {
      String output = output(child);
      assertTrue(child.waitFor(60, TimeUnit.SECONDS), "the child does not end");
      assertEquals(Child.EXIT_CODE, child.exitValue(), output);
    } finally {
      child.destroyForcibly();
    }
  }

  @Test
  void aGraphIsUnloadedWhenItsLastRunHasEnded() throws Exception {
    ModelSession session = SileroVad.load(PreparedModels.store());
    Thread[] runners = runners(session);
    session.close();
    for (Thread runner : runners) {
      runner.join(10_000);
      assertTrue(!runner.isAlive(), "a run was not told that its graph is gone");
    }
    var late = new SileroVad(session);
    assertThrows(InferenceException.class, () -> late.probability(silence()));
    late.close();
  }

  private static String output(Process child) throws IOException {
    return new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String models() {
    return System.getProperty("babelgrid.models.dir", "models/cache");
  }

  private static float[] silence() {
    return new float[VoiceActivityDetector.WINDOW_SAMPLES];
  }

  /** Threads that run the graph until it is unloaded. */
  private static Thread[] runners(ModelSession session) throws InterruptedException {
    var running = new CountDownLatch(THREADS);
    var threads = new Thread[THREADS];
    for (int i = 0; i < THREADS; i++) {
      threads[i] = Thread.ofPlatform().daemon().start(() -> run(session, running));
    }
    assertTrue(running.await(30, TimeUnit.SECONDS), "no inference began");
    return threads;
  }

  private static void run(ModelSession session, CountDownLatch running) {
    try (var detector = new SileroVad(session)) {
      while (true) {
        detector.probability(silence());
        running.countDown();
      }
    } catch (InferenceException unloaded) {
      running.countDown();
    }
  }

  /** Ends its virtual machine in the middle of inferences, slowly. */
  static final class Child {

    static final int EXIT_CODE = 7;
    private static final int LANES = 2;
    private static final long HOOK_MS = 1_000;

    private Child() {}

    public static void main(String... arguments) throws InterruptedException {
      var lanes = new ContinuousBatcher(NanoClock.system(), LANES);
      var recognizer =
          new OfflineRecognizer(
              WhisperModel.load(PreparedModels.store(), lanes), NanoClock.system());
      var running = new CountDownLatch(LANES);
      for (int i = 0; i < LANES; i++) {
        Thread.ofPlatform().daemon().start(() -> recognise(recognizer, running));
      }
      running.await();
      Runtime.getRuntime().addShutdownHook(new Thread(Child::linger));
      System.exit(EXIT_CODE);
    }

    private static void recognise(OfflineRecognizer recognizer, CountDownLatch running) {
      float[] speech = PreparedModels.recording("beckett.wav");
      while (true) {
        recognizer.transcribe(speech, Language.ENGLISH);
        running.countDown();
      }
    }

    private static void linger() {
      try {
        Thread.sleep(HOOK_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
