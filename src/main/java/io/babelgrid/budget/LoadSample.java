package io.babelgrid.budget;

import java.util.Map;

/**
 * What was measured over the interval that ends now.
 *
 * @param busy what was in use on average, of everything on the node, as far as it is measured: of
 *     what is not, 0
 * @param missShare part of the interval's deadlines that were missed, 0 to 1; 0 when there were
 *     none
 * @param coresByFlow what each flow cost on average, for flows whose speaker talked; a flow that is
 *     absent did not talk and teaches nothing. Flows that are not admitted (any more) are ignored
 * @param media what it took to receive, pass on and send packets, none of which is in the cost of a
 *     flow
 */
public record LoadSample(Cost busy, double missShare, Map<FlowId, Double> coresByFlow, Cost media) {

  /**
   * @throws IllegalArgumentException when a figure is negative or not finite, or the share above 1
   */
  public LoadSample {
    busy.requireNotNegative("busy");
    media.requireNotNegative("of media");
    if (!(missShare >= 0 && missShare <= 1)) {
      throw new IllegalArgumentException("missShare must be from 0 to 1: " + missShare);
    }
    coresByFlow = Map.copyOf(coresByFlow);
    coresByFlow.forEach(
        (flow, cores) -> Cost.ofCores(cores).requireNotNegative("of " + flow.what()));
  }

  /** One of a node without media, on which nothing but cores is measured. */
  public LoadSample(double busyCores, double missShare, Map<FlowId, Double> coresByFlow) {
    this(Cost.ofCores(busyCores), missShare, coresByFlow, Cost.ZERO);
  }
}
