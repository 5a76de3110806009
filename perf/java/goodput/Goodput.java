package goodput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.model.DirectoryModelStore;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.recognition.OfflineRecognizer;
import io.babelgrid.recognition.WhisperModel;
import io.babelgrid.translation.TextTranslator;
import io.babelgrid.translation.TranslationModels;
import io.babelgrid.translation.TranslationPolicy;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import load.RawFloats;

/**
 * Serves a workload of utterances in real time, by the policy that is asked for. Reads a line of
 * JSON a run: {"policy": "fifo" | "window" | "continuous", "workload": file}; writes one.
 */
public final class Goodput {

  private static final int WORKERS = 2;
  private static final long WINDOW_MS = 40;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final NanoClock CLOCK = NanoClock.system();

  private final ModelStore store = new DirectoryModelStore(Path.of("models/cache"));
  private final Map<String, Policy> policies = new LinkedHashMap<>();

  /** Models on lanes of one kind, and the threads that requests live on. */
  private record Policy(
      ComputeLanes lanes,
      OfflineRecognizer recognizer,
      TextTranslator translator,
      ExecutorService requests) {}

  public static void main(String[] arguments) throws Exception {
    var goodput = new Goodput();
    System.out.println("{\"ready\": true}");
    var lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      JsonNode run = JSON.readTree(line);
      JsonNode workload = JSON.readTree(Path.of(run.path("workload").asText()).toFile());
      System.out.println(JSON.writeValueAsString(goodput.run(run.path("policy").asText(), workload)));
    }
    System.exit(0);
  }

  private Map<String, Object> run(String name, JsonNode workload) throws Exception {
    Policy policy = policy(name, workload.path("translationDeadlineMs").asLong());
    float[] pcm = RawFloats.read(Path.of(workload.path("pcm").asText()));
    long recognitionNs = workload.path("recognitionDeadlineMs").asLong() * 1_000_000;
    long translationNs = workload.path("translationDeadlineMs").asLong() * 1_000_000;
    var recognition = new Tally();
    var translation = new Tally();
    long startNs = CLOCK.nowNs();
    long lastNs = startNs;
    for (JsonNode request : workload.path("requests")) {
      lastNs = startNs + request.path("atMs").asLong() * 1_000_000;
      long arrivedNs = lastNs;
      LockSupport.parkNanos(arrivedNs - CLOCK.nowNs());
      while (CLOCK.nowNs() < arrivedNs) {
        LockSupport.parkNanos(arrivedNs - CLOCK.nowNs());
      }
      int from = request.path("from").asInt();
      float[] speech = Arrays.copyOfRange(pcm, from, from + request.path("length").asInt());
      recognition.asked();
      translation.asked();
      policy.requests.submit(() -> {
        String text =
            policy.recognizer.utterance(speech, Language.ENGLISH, arrivedNs + recognitionNs).text();
        long heardNs = CLOCK.nowNs();
        recognition.done(heardNs - arrivedNs, recognitionNs, text.split(" ").length);
        policy.requests.submit(() -> {
          String translated = policy.translator.translate(text);
          translation.done(CLOCK.nowNs() - heardNs, translationNs, translated.split(" ").length);
        });
      });
    }
    long endNs = lastNs + workload.path("tailMs").asLong() * 1_000_000;
    while (CLOCK.nowNs() < endNs && !translation.complete()) {
      LockSupport.parkNanos(5_000_000);
    }
    var result = new LinkedHashMap<String, Object>();
    result.put("recognition", recognition.report());
    result.put("translation", translation.report());
    result.put("wallMs", (CLOCK.nowNs() - startNs) / 1_000_000);
    if (policy.lanes instanceof ContinuousBatcher batcher) {
      var widths = new LinkedHashMap<String, long[]>();
      batcher.stages().forEach((stage, counters) -> widths.put(stage, counters.snapshot().runsByWidth()));
      result.put("runsByWidth", widths);
      var costs = new LinkedHashMap<String, long[]>();
      batcher.stages().forEach((stage, counters) -> costs.put(stage, counters.snapshot().costNs()));
      result.put("costNs", costs);
    }
    drain(name, policy, translation);
    return result;
  }

  /** A run that was too much leaves requests behind: they must not be in the next one's way. */
  private void drain(String name, Policy policy, Tally translation) throws Exception {
    if (!translation.complete()) {
      policy.requests.shutdownNow();
      policy.requests.awaitTermination(30, TimeUnit.SECONDS);
      policies.put(
          name,
          new Policy(policy.lanes, policy.recognizer, policy.translator, requests(name)));
    }
  }

  private Policy policy(String name, long translationMs) {
    return policies.computeIfAbsent(name, _ -> {
      ComputeLanes lanes =
          switch (name) {
            case "fifo" -> new FifoLanes();
            case "window" -> new WindowLanes(WORKERS, WINDOW_MS);
            case "continuous" -> new ContinuousBatcher(CLOCK, WORKERS);
            default -> throw new IllegalArgumentException(name);
          };
      var policy = TranslationPolicy.DEFAULT.due(Duration.ofMillis(translationMs));
      var translation = new TranslationModels(store, lanes, CLOCK, policy);
      return new Policy(
          lanes,
          new OfflineRecognizer(WhisperModel.load(store, lanes), CLOCK),
          translation.text(Language.ENGLISH, Language.PORTUGUESE),
          requests(name));
    });
  }

  /** First come, first served on a worker a core; the batching kinds share the cores otherwise. */
  private static ExecutorService requests(String name) {
    return name.equals("fifo")
        ? Executors.newFixedThreadPool(WORKERS)
        : Executors.newVirtualThreadPerTaskExecutor();
  }

  /** Requests of one kind in one run. */
  private static final class Tally {
    private int asked;
    private int done;
    private int inTime;
    private int words;
    private final long[] latencyNs = new long[100_000];

    synchronized void asked() {
      asked++;
    }

    synchronized void done(long tookNs, long allowedNs, int wordCount) {
      latencyNs[done++] = tookNs;
      words += wordCount;
      if (tookNs <= allowedNs) {
        inTime++;
      }
    }

    synchronized boolean complete() {
      return done == asked;
    }

    synchronized Map<String, Object> report() {
      long[] sorted = Arrays.copyOf(latencyNs, done);
      Arrays.sort(sorted);
      var report = new LinkedHashMap<String, Object>();
      report.put("requests", asked);
      report.put("inTime", inTime);
      report.put("words", words);
      report.put("p50Ms", percentileMs(sorted, 0.5));
      report.put("p99Ms", percentileMs(sorted, 0.99));
      return report;
    }

    private static double percentileMs(long[] sorted, double share) {
      int last = Math.max(0, sorted.length - 1);
      return sorted.length == 0 ? -1 : sorted[(int) (share * last)] / 1e6;
    }
  }
}
