package io.babelgrid.grid;

import io.babelgrid.placement.Weights;

/** The weights of decisions, as this node is configured. */
public final class GridWeights {

  private GridWeights() {}

  public static Weights of(GridConfig config) {
    GridConfig.WeightsConfig set = config.weights();
    return new Weights(
        set.late(),
        set.roundTrip(),
        set.full(),
        set.price(),
        set.unknown(),
        set.apart(),
        set.fresh().toMillis());
  }
}
