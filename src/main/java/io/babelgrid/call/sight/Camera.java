package io.babelgrid.call.sight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A camera as one listener may see it.
 *
 * @param id of the participant
 * @param spokeNs when they were heard last, monotonic
 * @param layers in which it comes, the smallest first; empty while nothing comes
 * @param height at which the listener shows it, in pixels; 0 where they do not
 * @param shown the layer that they get now; null for none
 */
public record Camera(
    String id, long spokeNs, List<Layer> layers, int height, @Nullable String shown) {

  /** A picture may be drawn a little larger than it is before anybody sees that. */
  private static final double STRETCH = 1.25;

  /** By pixels of 4:3 at 25 pictures a second: what a layer is expected to take, and may take. */
  private static final double BITS_A_PIXEL = 1.6;

  public Camera {
    layers = List.copyOf(layers);
  }

  boolean comes() {
    return !layers.isEmpty();
  }

  /** Index of the shown layer, -1 for none. */
  int shownAt() {
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).id().equals(shown)) {
        return i;
      }
    }
    return -1;
  }

  /** The smallest layer that fills its place. */
  int enough() {
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).height() * STRETCH >= height) {
        return i;
      }
    }
    return layers.size() - 1;
  }

  /**
   * Bits a second of a layer: as measured, but at least as much as half of what its picture usually
   * takes, since somebody who sits still may move.
   */
  long bits(int layer) {
    Layer one = layers.get(layer);
    double usual = one.height() * one.height() * 4 / 3.0 * BITS_A_PIXEL;
    return Math.max(one.bitsPerSecond(), Math.round(usual / 2));
  }
}
