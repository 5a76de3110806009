package io.babelgrid.flow;

import io.babelgrid.face.LipEvents;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.StreamId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A listener who sees drawn lips, by when each picture leaves the node. */
final class SeenLips implements LipEvents {

  private static final int BITS_PER_SECOND = 800_000;

  /** A picture that stands still for so much longer than the others is a freeze (webrtc-stats). */
  private static final double FREEZE_FACTOR = 3;

  private static final double FREEZE_MS = 150;

  private final LoopedCamera camera;
  private final List<String> changes = new ArrayList<>();
  private final long startNs = System.nanoTime();
  private long[] leftNs = new long[1_024];
  private int pictures;
  private long bytes;

  SeenLips(LoopedCamera camera) {
    this.camera = camera;
  }

  @Override
  public synchronized void drawn(Language target, boolean isDrawn) {
    long second = (System.nanoTime() - startNs) / 1_000_000_000;
    changes.add("%s after %d s".formatted(isDrawn ? "drawn" : "not drawn", second));
  }

  @Override
  public boolean seen(Language target) {
    return true;
  }

  @Override
  public int bitsPerSecond(Language target) {
    return BITS_PER_SECOND;
  }

  @Override
  public synchronized void frame(
      Language target, StreamId stream, List<byte[]> payloads, long rtpTicks, long shownNs) {
    if (pictures == leftNs.length) {
      leftNs = Arrays.copyOf(leftNs, 2 * pictures);
    }
    leftNs[pictures++] = System.nanoTime();
    payloads.forEach(payload -> bytes += payload.length);
  }

  @Override
  public void cameraKeyFrame() {
    camera.keyFrame();
  }

  synchronized int pictures() {
    return pictures;
  }

  synchronized Map<String, Object> report() {
    double[] gaps = new double[Math.max(0, pictures - 1)];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = (leftNs[i + 1] - leftNs[i]) / 1e6;
    }
    double mean = Arrays.stream(gaps).average().orElse(0);
    double freeze = Math.max(FREEZE_FACTOR * mean, mean + FREEZE_MS);
    Arrays.sort(gaps);
    var report = new LinkedHashMap<String, Object>();
    report.put("changes", List.copyOf(changes));
    report.put("pictures", pictures);
    report.put("aSecond", mean == 0 ? 0 : 1_000 / mean);
    report.put("intervalMs", List.of(at(gaps, 0.5), at(gaps, 0.99), at(gaps, 0.999), at(gaps, 1)));
    report.put("freezes", Arrays.stream(gaps).filter(gap -> gap > freeze).count());
    report.put("bitsPerSecond", mean == 0 ? 0 : 8_000 * bytes / (mean * pictures));
    return report;
  }

  private static double at(double[] sorted, double share) {
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
  }
}
