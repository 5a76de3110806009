package io.babelgrid.edge;

import io.babelgrid.budget.Capacity;
import io.babelgrid.budget.Cost;
import io.babelgrid.grid.Advert;
import io.babelgrid.grid.Load;
import io.babelgrid.grid.OwnNode;
import io.babelgrid.grid.Role;
import io.babelgrid.signaling.TokenKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;

/** What a node without models says of itself. */
@Alternative
@ApplicationScoped
public class FakeNode implements OwnNode {

  /** Cores of 20 that are promised. */
  static final double USUAL = 5;

  static volatile double promised = USUAL;

  @Inject TokenKeys keys;

  @Override
  public Advert advert() {
    return new Advert(
        "here",
        URI.create("http://localhost:8080"),
        "west",
        "a",
        "",
        Set.of(Role.MEDIA),
        new TreeSet<>(Set.of("en", "pt")),
        new TreeSet<>(Set.of("en", "pt")),
        1,
        new Load(Capacity.ofCores(20), Cost.ofCores(promised), 1, 1),
        keys.names());
  }
}
