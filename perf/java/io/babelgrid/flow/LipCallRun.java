package io.babelgrid.flow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import io.babelgrid.budget.Workload;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.face.SpeakerVideo;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import javax.management.ObjectName;
import load.RawFloats;

/**
 * A speaker with a camera who talks English without pause and is heard and seen in Portuguese, with
 * everything of a node but the network; then what of their face is left on the heap. Arguments:
 * seconds, recorded speech (raw float32, 48 kHz), clip of {@code test-faces}. Prints a line of
 * JSON.
 */
public final class LipCallRun {

  private static final long FRAME_NS = 20_000_000;

  /** Whatever knows a face is of these; they hold no constants and caches of whole programs. */
  private static final List<String> OF_A_FACE =
      List.of(
          "io.babelgrid.lipsync.face.Face",
          "io.babelgrid.lipsync.face.FaceTracker",
          "io.babelgrid.lipsync.face.DetectedFace",
          "io.babelgrid.lipsync.render.LipRenderer",
          "io.babelgrid.lipsync.render.FaceState",
          "io.babelgrid.lipsync.render.NeutralFace",
          "io.babelgrid.lipsync.render.TeethAtlas",
          "io.babelgrid.lipsync.render.SkinTone",
          "io.babelgrid.lipsync.render.CoverWatch",
          "io.babelgrid.video.VideoFrame",
          "io.babelgrid.video.AssembledFrame");

  private final NanoClock clock = NanoClock.system();
  private final ContinuousBatcher lanes = NodeLanes.start(clock);
  private final LoadedNode node = LoadedNode.start(lanes, lanes, clock, Language.ENGLISH, true);

  private LipCallRun() {}

  public static void main(String[] arguments) throws Exception {
    long seconds = Long.parseLong(arguments[0]);
    List<byte[]> packets = TalkingSpeaker.packets(RawFloats.read(Path.of(arguments[1])));
    var run = new LipCallRun();
    System.out.println(
        new ObjectMapper().writeValueAsString(run.run(seconds, packets, arguments[2])));
    System.exit(0);
  }

  private Map<String, Object> run(long seconds, List<byte[]> packets, String clip)
      throws Exception {
    var camera = new LoopedCamera(clip);
    var lips = new SeenLips(camera);
    var speaker = new TalkingSpeaker("speaker", node, packets, 0, lips);
    SpeakerVideo video = speaker.video().orElseThrow();
    long startNs = clock.nowNs();
    for (long tick = 0; tick * FRAME_NS < seconds * 1_000_000_000; tick++) {
      speaker.speak();
      if (tick % 2 == 0) {
        camera.next(clock.nowNs()).forEach(video::packet);
      }
      if (tick % 500 == 499) {
        System.err.printf(
            "%d s left, %d pictures, lag %d ms%n",
            seconds - tick / 50, lips.pictures(), speaker.lag().p50Ms());
      }
      long dueNs = startNs + (tick + 1) * FRAME_NS;
      while (clock.nowNs() < dueNs) {
        LockSupport.parkNanos(dueNs - clock.nowNs());
      }
    }
    var report = new LinkedHashMap<String, Object>();
    report.put("size", camera.size());
    report.put("seen", lips.report());
    report.put("cpuMsAPicture", cpuNsOf("lips") / 1e6 / Math.max(1, lips.pictures()));
    report.put("speaker", speaker.report());
    report.put("ledger", node.ledger().summary());
    report.put("lipFrame", node.ledger().summary(Workload.LIP_FRAME));
    Map<String, Long> during = onHeap();
    speaker.flow().close();
    video.close();
    awaitEndOf("lips");
    report.put("ofTheFaceDuringTheCall", during);
    report.put("ofTheFaceAfterTheCall", onHeap());
    return report;
  }

  private static long cpuNsOf(String thread) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long sum = 0;
    for (ThreadInfo each : threads.dumpAllThreads(false, false)) {
      sum += each.getThreadName().equals(thread) ? threads.getThreadCpuTime(each.getThreadId()) : 0;
    }
    return sum;
  }

  private static void awaitEndOf(String name) throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals(name)) {
        thread.join(5_000);
      }
    }
  }

  /** Live objects that know a face, by class, after a full collection. */
  private static Map<String, Long> onHeap() throws Exception {
    String histogram =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
    var counts = new TreeMap<String, Long>();
    for (String line : histogram.lines().toList()) {
      // "  12:   3   4096  io.babelgrid.video.VideoFrame", a module behind it for some.
      String[] columns = line.strip().split("\\s+");
      if (columns.length >= 4 && OF_A_FACE.contains(columns[3])) {
        counts.put(columns[3], Long.parseLong(columns[1]));
      }
    }
    return counts;
  }
}
