package io.babelgrid.budget;

import java.util.Map;

/**
 * What was measured over the interval that ends now.
 *
 * @param busyCores cores (or shares of a GPU) in use on average, of everything on the lanes
 * @param missShare part of the interval's deadlines that were missed, 0 to 1; 0 when there were
 *     none
 * @param coresByFlow what each flow cost on average, for flows whose speaker talked; a flow that is
 *     absent did not talk and teaches nothing. Flows that are not admitted (any more) are ignored
 */
public record LoadSample(double busyCores, double missShare, Map<FlowId, Double> coresByFlow) {

  /**
   * @throws IllegalArgumentException when a figure is negative or not finite, or the share above 1
   */
  public LoadSample {
    requireCores("busyCores", busyCores);
    if (!(missShare >= 0 && missShare <= 1)) {
      throw new IllegalArgumentException("missShare must be from 0 to 1: " + missShare);
    }
    coresByFlow = Map.copyOf(coresByFlow);
    coresByFlow.forEach((flow, cores) -> requireCores("cores of " + flow.what(), cores));
  }

  private static void requireCores(String name, double cores) {
    if (!(cores >= 0) || Double.isInfinite(cores)) {
      throw new IllegalArgumentException(name + " must be 0 or more: " + cores);
    }
  }
}
