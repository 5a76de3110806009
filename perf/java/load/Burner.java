package load;

import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.StageCounters;
import io.babelgrid.engine.model.DirectoryModelStore;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.recognition.OfflineRecognizer;
import io.babelgrid.recognition.WhisperModel;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps every compute lane of an engine busy with recognition while it is told to. Arguments: lanes,
 * recorded speech (raw float32, 16 kHz). Reads {"busy": true | false}, a line each; answers with a
 * line.
 */
public final class Burner {

  private static final int REQUESTS_A_LANE = 8;
  private static final int SECONDS = 5;
  private static final int HZ = 16_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private boolean busy;

  public static void main(String[] arguments) throws Exception {
    int lanes = Integer.parseInt(arguments[0]);
    float[] speech = RawFloats.read(Path.of(arguments[1]));
    new Burner().run(lanes, speech);
    System.exit(0);
  }

  private void run(int lanes, float[] speech) throws Exception {
    NanoClock clock = NanoClock.system();
    var engine = new ContinuousBatcher(clock, lanes);
    var store = new DirectoryModelStore(Path.of("models/cache"));
    var recognizer = new OfflineRecognizer(WhisperModel.load(store, engine), clock);
    for (int i = 0; i < REQUESTS_A_LANE * lanes; i++) {
      var random = new Random(i);
      Thread.ofVirtual().start(() -> {
        while (true) {
          awaitBusy();
          int from = random.nextInt(speech.length - SECONDS * HZ);
          float[] part = Arrays.copyOfRange(speech, from, from + SECONDS * HZ);
          recognizer.utterance(part, Language.ENGLISH, clock.nowNs() + 2_000_000_000L);
        }
      });
    }
    System.out.println("{\"ready\": true}");
    var lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      busy(line.contains("true"));
      long computed =
          engine.stages().values().stream()
              .map(StageCounters::snapshot)
              .mapToLong(StageCounters.Snapshot::computeNs)
              .sum();
      System.out.println("{\"computedNs\": " + computed + "}");
    }
  }

  private void busy(boolean value) {
    lock.lock();
    try {
      busy = value;
      woken.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void awaitBusy() {
    lock.lock();
    try {
      while (!busy) {
        woken.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }
}
