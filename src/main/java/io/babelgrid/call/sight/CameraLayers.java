package io.babelgrid.call.sight;

import io.babelgrid.transport.MediaPacket;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The layers in which one camera comes at present. Packets come from one thread; what is known of
 * them is for any.
 */
public final class CameraLayers {

  /** A browser stops what its line does not carry: a layer that is silent for so long is off. */
  private static final long OFF_NS = 700_000_000;

  /** The slowest camera sends a picture a second. */
  private static final long STOPPED_NS = 2_000_000_000;

  private static final long LOOK_NS = 250_000_000;

  /** Ids that are kept: more than a browser sends, of as many as a sender makes up. */
  private static final int MOST = 4;

  private final Map<String, LayerMeter> meters = new LinkedHashMap<>();
  private volatile List<Layer> live = List.of();
  private volatile boolean several;
  private volatile long newestNs = Long.MIN_VALUE / 2;
  private long lookedNs = Long.MIN_VALUE / 2;

  /** Takes note of a packet of the camera. */
  public void note(String layer, MediaPacket packet) {
    LayerMeter meter = meters.get(layer);
    if (meter == null && meters.size() < MOST) {
      meter = new LayerMeter(packet.arrivedNs());
      meters.put(layer, meter);
      several = meters.size() > 1;
    }
    if (meter == null) {
      return;
    }
    newestNs = packet.arrivedNs();
    boolean isNews = meter.note(packet);
    if (isNews || packet.arrivedNs() - lookedNs >= LOOK_NS) {
      look(packet.arrivedNs());
    }
  }

  private void look(long nowNs) {
    lookedNs = nowNs;
    live =
        meters.entrySet().stream()
            .filter(entry -> nowNs - entry.getValue().lastNs() < OFF_NS)
            .map(entry -> entry.getValue().layer(entry.getKey(), nowNs))
            .sorted(Comparator.comparingInt(Layer::height))
            .toList();
  }

  /** Those that come, the smallest first; the last ones where the camera has stopped. */
  public List<Layer> live() {
    return live;
  }

  /** The same, but none where the camera has stopped. */
  public List<Layer> live(long nowNs) {
    return nowNs - newestNs < STOPPED_NS ? live : List.of();
  }

  /** Whether there is, or was, more than one. */
  public boolean several() {
    return several;
  }

  /** Id of the largest. */
  String best() {
    List<Layer> all = live;
    return all.isEmpty() ? "" : all.getLast().id();
  }
}
