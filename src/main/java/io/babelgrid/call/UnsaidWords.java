package io.babelgrid.call;

import io.babelgrid.flow.SpokenWords;
import java.util.ArrayDeque;
import java.util.List;

/** What was said a moment ago and nobody worked for. Any thread. */
final class UnsaidWords {

  /** Pieces: some seconds. */
  private static final int MOST = 16;

  /** Who listens has heard the original meanwhile. */
  private static final long KEPT_NS = 3_000_000_000L;

  private final ArrayDeque<Unsaid> words = new ArrayDeque<>();

  private record Unsaid(SpokenWords words, long atNs) {}

  synchronized void add(SpokenWords said, long nowNs) {
    words.addLast(new Unsaid(said, nowNs));
    if (words.size() > MOST) {
      words.removeFirst();
    }
  }

  /** What is still worth saying, in order; forgets all. */
  synchronized List<SpokenWords> take(long nowNs) {
    List<SpokenWords> recent =
        words.stream().filter(each -> nowNs - each.atNs < KEPT_NS).map(Unsaid::words).toList();
    words.clear();
    return recent;
  }
}
