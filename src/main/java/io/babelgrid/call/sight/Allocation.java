package io.babelgrid.call.sight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which layers of which cameras one listener gets. Who spoke last comes first: as many cameras as
 * the line carries, each in its smallest layer, and the first of them whatever it carries: an
 * estimate may be wrong, and a call of two without a picture is worse than a slow one; then, with
 * what is left, larger ones where they are shown larger, a step each in turn.
 */
public final class Allocation {

  /** What is new, or larger than before, must fit with room to spare, or it would come and go. */
  private static final double SPARE = 1.15;

  private Allocation() {}

  /**
   * @param most cameras at once
   * @param bitsPerSecond for all of them; {@link Long#MAX_VALUE} where nothing limits them
   * @param mayGrow whether anything may take more than now for a better picture
   */
  public record Terms(int most, long bitsPerSecond, boolean mayGrow) {}

  /** By participant. What is not shown is not sent, and a camera that does not come may begin. */
  public static Map<String, Sight> of(List<Camera> cameras, Terms terms) {
    var sights = new LinkedHashMap<String, Sight>();
    for (Camera camera : cameras) {
      sights.put(camera.id(), camera.height() == 0 ? Sight.NOTHING : Sight.BEST);
    }
    List<Camera> candidates =
        cameras.stream()
            .filter(camera -> camera.height() > 0 && camera.comes())
            .sorted(Comparator.comparingLong(Camera::spokeNs).reversed())
            .toList();
    candidates.forEach(camera -> sights.put(camera.id(), Sight.NOTHING));
    var spent = new Spending(terms);
    var taken = new ArrayList<Camera>();
    for (Camera camera : candidates) {
      if (taken.size() < terms.most() && spent.begins(camera)) {
        taken.add(camera);
      }
    }
    while (taken.stream().map(spent::grows).reduce(false, Boolean::logicalOr)) {
      // Another round, as long as anybody gets a larger one.
    }
    taken.forEach(camera -> sights.put(camera.id(), spent.sight(camera)));
    return sights;
  }

  /** What is given to whom so far. */
  private static final class Spending {
    private final Terms terms;
    private final Map<String, Integer> layers = new HashMap<>();
    private long left;

    Spending(Terms terms) {
      this.terms = terms;
      this.left = terms.bitsPerSecond();
    }

    /** Where it fits, or there is no other. */
    boolean begins(Camera camera) {
      boolean isTaken = layers.isEmpty() || fits(camera, 0, camera.bits(0));
      if (isTaken) {
        give(camera, 0, camera.bits(0));
      }
      return isTaken;
    }

    boolean grows(Camera camera) {
      int next = at(camera) + 1;
      if (next > camera.enough()) {
        return false;
      }
      long bits = camera.bits(next) - camera.bits(next - 1);
      boolean isTaken = fits(camera, next, bits);
      if (isTaken) {
        give(camera, next, bits);
      }
      return isTaken;
    }

    private boolean fits(Camera camera, int layer, long bits) {
      boolean isMore = layer > camera.shownAt();
      boolean grows = isMore && camera.shownAt() >= 0;
      return (!grows || terms.mayGrow()) && bits * (isMore ? SPARE : 1) <= left;
    }

    private void give(Camera camera, int layer, long bits) {
      left = Math.max(0, left - bits);
      layers.put(camera.id(), layer);
    }

    private int at(Camera camera) {
      return layers.getOrDefault(camera.id(), 0);
    }

    Sight sight(Camera camera) {
      return new Sight.Of(camera.layers().get(at(camera)).id());
    }
  }
}
