package io.babelgrid.placement;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Takes one of several that are nearly alike. */
final class Pick {

  /** What is within a tenth of the best is as good: figures are no better. */
  private static final double ALIKE = 1.1;

  private Pick() {}

  /** Nodes as a decision lists them: choices by their score, then those that were left out. */
  static List<Considered> ordered(List<Considered> considered) {
    return considered.stream()
        .sorted(Comparator.comparingDouble(Considered::totalMs).thenComparing(Considered::name))
        .toList();
  }

  /** Of those near to the best two at random, and of these the one that fewer were sent to. */
  static Optional<Considered> one(List<Considered> ordered, RandomGenerator random) {
    if (ordered.isEmpty() || !ordered.getFirst().isChoice()) {
      return Optional.empty();
    }
    double mostMs = ALIKE * ordered.getFirst().totalMs();
    int alike = 1;
    while (alike < ordered.size() && ordered.get(alike).totalMs() <= mostMs) {
      alike++;
    }
    if (alike == 1) {
      return Optional.of(ordered.getFirst());
    }
    int first = random.nextInt(alike);
    int second = (first + 1 + random.nextInt(alike - 1)) % alike;
    Considered one = ordered.get(Math.min(first, second));
    Considered other = ordered.get(Math.max(first, second));
    return Optional.of(other.reservations() < one.reservations() ? other : one);
  }
}
