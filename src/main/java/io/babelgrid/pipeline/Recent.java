package io.babelgrid.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map that holds so many entries at most: the one that was used least recently goes when another
 * needs its place. As little safe from several threads as the map that it is: a look changes it.
 */
public final class Recent<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;

  private final int most;

  public Recent(int most) {
    super(16, 0.75f, /* accessOrder= */ true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
