package io.babelgrid.call.sight;

import io.babelgrid.pipeline.SentRate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides again and again what one listener sees. Of one thread. */
public final class Steering {

  /** Of what the line carries; the rest is for what is repeated, and for reports. */
  private static final double SHARE = 0.9;

  private final Carried carried = new Carried();
  private final SentRate sent = new SentRate();
  private Set<String> paused = Set.of();

  /**
   * What is known of the line of a listener.
   *
   * @param estimate bits a second that it carries; 0 while nothing is known
   * @param bytesSent so far
   */
  public record Line(long estimate, long bytesSent) {

    public static final Line UNKNOWN = new Line(0, 0);
  }

  /**
   * What they see from now on, by participant.
   *
   * @param most cameras at once
   */
  public Map<String, Sight> steer(List<Camera> cameras, Line line, int most, long nowNs) {
    sent.sample(line.bytesSent(), nowNs);
    carried.update(line.estimate(), sent.bitsPerSecond(), nowNs);
    long all = carried.bitsPerSecond();
    long forCameras =
        all == Long.MAX_VALUE ? all : Math.max(0, Math.round(all * SHARE) - others(cameras));
    Map<String, Sight> sights =
        Allocation.of(cameras, new Allocation.Terms(most, forCameras, carried.mayGrow(nowNs)));
    paused = heldBack(cameras, sights);
    return sights;
  }

  /** Bits a second of all else that is sent: voices, originals, redrawn lips. They come first. */
  private long others(List<Camera> cameras) {
    long shown =
        cameras.stream()
            .filter(camera -> camera.shownAt() >= 0)
            .mapToLong(camera -> camera.layers().get(camera.shownAt()).bitsPerSecond())
            .sum();
    return Math.max(0, sent.bitsPerSecond() - shown);
  }

  private static Set<String> heldBack(List<Camera> cameras, Map<String, Sight> sights) {
    var held = new HashSet<String>();
    for (Camera camera : cameras) {
      if (camera.height() > 0 && Sight.NOTHING.equals(sights.get(camera.id()))) {
        held.add(camera.id());
      }
    }
    return Set.copyOf(held);
  }

  /** Whose camera they show and do not get. */
  public Set<String> paused() {
    return paused;
  }
}
