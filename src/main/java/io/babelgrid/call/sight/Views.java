package io.babelgrid.call.sight;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * How tall the page of a listener shows each camera.
 *
 * @param told whether it tells that; else all are shown as large as they come
 * @param heights in pixels of its screen, by participant; who is not there is not shown
 */
public record Views(boolean told, Map<String, Integer> heights) {

  public static final Views UNTOLD = new Views(false, Map.of());

  public Views {
    // Not Map.copyOf: its look-ups are linear in keys whose hash a client made equal.
    heights = Collections.unmodifiableMap(new HashMap<>(heights));
  }

  public static Views of(Map<String, Integer> heights) {
    return new Views(true, heights);
  }

  /** 0 for a camera that is not shown. */
  public int height(String participantId) {
    return told ? heights.getOrDefault(participantId, 0) : Integer.MAX_VALUE;
  }
}
