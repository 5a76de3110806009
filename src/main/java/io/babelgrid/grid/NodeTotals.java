package io.babelgrid.grid;

/**
 * What a node had and did since it started, by its own counters.
 *
 * @param upMs since then
 * @param lanes of inference
 * @param busyMs that they computed, all together
 * @param sentBytes of media, as handed to UDP, to whomever
 * @param backhaulBytes of these, to other nodes
 */
public record NodeTotals(long upMs, int lanes, long busyMs, long sentBytes, long backhaulBytes) {

  /** Of the node; any thread. */
  public interface Source {
    NodeTotals now();
  }
}
