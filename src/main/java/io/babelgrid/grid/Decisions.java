package io.babelgrid.grid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What this node decided lately, for people who ask why; what came of it is also told to the {@link
 * PlacementLog}. Any thread; waits for nothing.
 */
@ApplicationScoped
public class Decisions {

  /**
   * Of each kind, so that whoever asks for candidates does not push out why others were moved: 3 x
   * 100 x 8 nodes x 0.3 KB = 0.7 MB.
   */
  static final int MOST = 100;

  /**
   * @param atMs by the node's clock, since 1970
   */
  public record Kept(long atMs, Placement placement) {}

  private final PlacementLog log;
  private final Map<String, Deque<Kept>> kept = new HashMap<>();

  @Inject
  Decisions(PlacementLog log) {
    this.log = log;
  }

  /** Keeps a decision, and tells of it unless nothing comes of it. */
  public void made(Placement placement) {
    var now = new Kept(System.currentTimeMillis(), placement);
    synchronized (kept) {
      Deque<Kept> alike = kept.computeIfAbsent(placement.kind(), _ -> new ArrayDeque<>());
      if (alike.size() == MOST) {
        alike.removeFirst();
      }
      alike.addLast(now);
    }
    if (!placement.choices().isEmpty() || placement.reason() == null) {
      log.placed(placement);
    }
  }

  /** The newest first. */
  public List<Kept> latest() {
    synchronized (kept) {
      return kept.values().stream()
          .flatMap(Deque::stream)
          .sorted(Comparator.comparingLong(Kept::atMs).reversed())
          .toList();
    }
  }
}
