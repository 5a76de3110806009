package io.babelgrid.edge;

import io.babelgrid.budget.Prices;
import io.babelgrid.grid.NodeTotals;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the node of edge tests counts itself, and what its work costs. */
@Singleton
class FakeTotals implements NodeTotals.Source {

  @Override
  public NodeTotals now() {
    return new NodeTotals(60_000, 2, 30_000, 1_000_000, 200_000);
  }

  @Produces
  @Singleton
  Prices prices() {
    return new Prices(0.05, 0.02);
  }
}
