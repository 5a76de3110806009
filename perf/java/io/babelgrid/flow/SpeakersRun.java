package io.babelgrid.flow;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.audio.OpusEncoder;
import io.babelgrid.budget.LagRecorder;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.Workload;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.StageCounters;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.synthesis.Phrase;
import io.babelgrid.translation.TargetWord;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import load.RawFloats;

/**
 * Speakers who talk without pause, from their Opus packets to the packets of their synthetic voice,
 * with everything of a node but the network. Arguments: speakers, spoken language, seconds, seconds
 * after which the ledger is noted again and again, recorded speech (raw float32, 48 kHz). One more
 * speaker joins half-way. Prints a line of JSON.
 */
public final class SpeakersRun {

  private static final long FRAME_NS = 20_000_000;

  private static final List<String> PORTUGUESE =
      List.of(
          "Bom dia a todos e obrigado por participarem desta reunião.",
          "Hoje vamos falar sobre o novo projeto da empresa.",
          "A equipe trabalhou durante três meses para entregar a primeira versão.",
          "Os clientes gostaram muito do resultado e pediram algumas mudanças.",
          "Precisamos contratar mais duas pessoas até o final do ano.",
          "O orçamento foi aprovado na semana passada pela diretoria.",
          "Se alguém tiver perguntas, pode falar agora ou mandar uma mensagem depois.",
          "A próxima reunião será na quinta-feira às dez horas da manhã.");

  private final NanoClock clock = NanoClock.system();
  private final ContinuousBatcher lanes = NodeLanes.start(clock);
  private final LoadedNode node;
  private final List<TalkingSpeaker> speakers = new ArrayList<>();
  private final List<Map<Workload, LatencyLedger.Summary>> blocks = new ArrayList<>();

  private SpeakersRun(Language spoken) {
    node =
        LoadedNode.start(
            lanes, SlowLanes.over(lanes, System.getProperty("slow", "")), clock, spoken, false);
  }

  public static void main(String[] arguments) throws Exception {
    int count = Integer.parseInt(arguments[0]);
    Language spoken = Language.of(arguments[1]);
    long seconds = Long.parseLong(arguments[2]);
    var run = new SpeakersRun(spoken);
    float[] speech =
        spoken.equals(Language.ENGLISH) ? RawFloats.read(Path.of(arguments[4])) : run.portuguese();
    Map<String, Object> report = run.run(count, seconds, Long.parseLong(arguments[3]), speech);
    System.out.println(new ObjectMapper().writeValueAsString(report));
    System.exit(0);
  }

  private Map<String, Object> run(int count, long seconds, long blockSeconds, float[] speech)
      throws Exception {
    List<byte[]> packets = TalkingSpeaker.packets(speech);
    long startNs = clock.nowNs();
    for (int i = 0; i < count; i++) {
      speakers.add(speaker("s" + i, packets, i * packets.size() / count));
    }
    Counted before = counted();
    Counted half = before;
    long[] gcBefore = collections();
    for (long atNs = startNs, tick = 0; clock.nowNs() - startNs < seconds * 1_000_000_000; tick++) {
      if (tick * 20 == seconds * 500) {
        System.err.println("one more joins");
        half = counted();
        speakers.add(speaker("one more", packets, packets.size() / 3));
      }
      for (TalkingSpeaker speaker : speakers) {
        speaker.speak();
      }
      if (tick % (50 * blockSeconds) == 0) {
        blocks.add(node.ledger().summary());
      }
      if (tick % 1_500 == 1_499) {
        progress(seconds - (clock.nowNs() - startNs) / 1_000_000_000);
      }
      atNs += FRAME_NS;
      while (clock.nowNs() < atNs) {
        LockSupport.parkNanos(atNs - clock.nowNs());
      }
    }
    return report(before, half, gcBefore);
  }

  private void progress(long left) {
    var lags = new StringBuilder();
    for (TalkingSpeaker speaker : speakers) {
      LagRecorder.Distribution lag = speaker.lag();
      lags.append(" %s %d/%d ms".formatted(speaker.id(), lag.p50Ms(), lag.p90Ms()));
    }
    System.err.printf("%d s left, lag p50/p90:%s%n", left, lags);
  }

  private Map<String, Object> report(Counted before, Counted half, long[] gcBefore) {
    Counted after = counted();
    long[] gcAfter = collections();
    var report = new LinkedHashMap<String, Object>();
    report.put("speakers", speakers.stream().map(TalkingSpeaker::report).toList());
    report.put("requests", after.requests - before.requests);
    report.put("misses", after.misses - before.misses);
    report.put("missesByStage", after.missesByStage);
    report.put("stepsByWidth", after.stepsByWidth);
    report.put("busyCores", after.busyNs - before.busyNs);
    report.put("bytesAnInference", bytesAnInference(half, after));
    report.put("collectorPauses", gcAfter[0] - gcBefore[0]);
    report.put("collectorPausedMs", gcAfter[1] - gcBefore[1]);
    report.put("playout", node.playout().stats());
    report.put("ledger", node.ledger().summary());
    report.put("blocks", blocks);
    report.put("capacity", node.governor().snapshot());
    return report;
  }

  /** Heap that an inference used in the second half: by then buffers have their size. */
  private static Map<String, Long> bytesAnInference(Counted half, Counted after) {
    var bytes = new TreeMap<String, Long>();
    after.bytesAndRuns.forEach((stage, counted) -> {
      long[] then = half.bytesAndRuns.getOrDefault(stage, new long[2]);
      bytes.put(stage, (counted[0] - then[0]) / Math.max(1, counted[1] - then[1]));
    });
    return bytes;
  }

  private record Counted(
      long requests,
      long misses,
      long busyNs,
      Map<String, String> missesByStage,
      Map<String, long[]> bytesAndRuns,
      Map<String, long[]> stepsByWidth) {}

  private Counted counted() {
    long requests = 0;
    long misses = 0;
    long busy = 0;
    var byStage = new TreeMap<String, String>();
    var bytes = new TreeMap<String, long[]>();
    var byWidth = new TreeMap<String, long[]>();
    for (var stage : lanes.stages().entrySet()) {
      StageCounters.Snapshot counted = stage.getValue().snapshot();
      requests += counted.requests();
      misses += counted.deadlineMisses();
      busy += counted.computeNs();
      byStage.put(stage.getKey(), counted.deadlineMisses() + " of " + counted.requests());
      bytes.put(stage.getKey(), new long[] {counted.allocatedBytes(), counted.runs()});
      if (counted.runsByWidth().length > 1) {
        byWidth.put(stage.getKey(), counted.runsByWidth());
      }
    }
    return new Counted(requests, misses, busy, byStage, bytes, byWidth);
  }

  /** Pauses of the collectors, and milliseconds spent in them. */
  private static long[] collections() {
    long count = 0;
    long time = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector.getName().contains("Pauses")) {
        count += collector.getCollectionCount();
        time += collector.getCollectionTime();
      }
    }
    return new long[] {count, time};
  }

  private float[] portuguese() {
    System.err.println("synthesising Portuguese speech");
    var samples = new ArrayList<float[]>();
    var model = node.models().voiceModels(Language.PORTUGUESE).getFirst();
    var voice = model.voice(Language.PORTUGUESE, 124, "speaker");
    for (String sentence : PORTUGUESE) {
      var words = Stream.of(sentence.split(" ")).map(word -> new TargetWord(word, 0)).toList();
      var phrase = new Phrase(0, 0, Language.PORTUGUESE, words, true);
      model.synthesizer().speak(phrase, voice, 1, () -> 0, chunk -> samples.add(chunk.samples()));
      samples.add(new float[6_000]);
    }
    int length = samples.stream().mapToInt(part -> part.length).sum();
    float[] at48Khz = new float[2 * length];
    int at = 0;
    float last = 0;
    for (float[] part : samples) {
      for (float sample : part) {
        at48Khz[at++] = (last + sample) / 2;
        at48Khz[at++] = sample;
        last = sample;
      }
    }
    return at48Khz;
  }

  private TalkingSpeaker speaker(String id, List<byte[]> packets, int from) {
    return new TalkingSpeaker(id, node, packets, from, new NoCamera());
  }
}
