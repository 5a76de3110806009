package io.babelgrid.grid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What nodes that work understand and speak for one that does not. Any thread; waits for nothing.
 */
@ApplicationScoped
public class LentLanguages {

  private final GridConfig config;

  /** Asked late: the registry tells of this node's languages, which may be these. */
  private final Instance<Registry> registry;

  /**
   * BCP 47.
   *
   * @param heard those that are only read among them
   * @param voiced of these, those that are spoken
   */
  public record Languages(
      SortedSet<String> spoken, SortedSet<String> heard, SortedSet<String> voiced) {}

  @Inject
  LentLanguages(GridConfig config, Instance<Registry> registry) {
    this.config = config;
    this.registry = registry;
  }

  /** Those of all that are up; empty where this node works by itself. */
  public Optional<Languages> now() {
    return config.worksHere() ? Optional.empty() : Optional.of(of(registry.get().others()));
  }

  static Languages of(List<GridNode> others) {
    List<Advert> working =
        others.stream()
            .filter(node -> node.takesNewcomers() && node.advert().roles().contains(Role.WORK))
            .map(GridNode::advert)
            .toList();
    return new Languages(
        all(working, Advert::speak), all(working, Advert::hear), all(working, Advert::voices));
  }

  private static SortedSet<String> all(
      List<Advert> adverts, Function<Advert, SortedSet<String>> languages) {
    var all = new TreeSet<String>();
    adverts.forEach(advert -> all.addAll(languages.apply(advert)));
    return all;
  }
}
