package io.babelgrid.grid;

import io.babelgrid.store.StoredNode;

/**
 * How long a node has said nothing, as this one counts it: time passes only while the database can
 * be read, so that nobody dies of its absence, and no clock but this node's is asked, except about
 * those it never heard before.
 *
 * @param lengthNs up to when the words were read last
 */
record Silence(long epoch, long beat, long lengthNs) {

  static Silence first(StoredNode node) {
    return new Silence(node.epoch(), node.beat(), node.silence().toNanos());
  }

  /**
   * @param sinceNs time since the words were read before
   * @param longestNs that counts at most: what is longer the database was away
   */
  Silence read(StoredNode node, long sinceNs, long longestNs) {
    boolean said = node.epoch() != epoch || node.beat() != beat;
    long countedNs = Math.min(sinceNs, longestNs);
    long quietNs = said ? Math.min(node.silence().toNanos(), countedNs) : lengthNs + countedNs;
    return new Silence(node.epoch(), node.beat(), quietNs);
  }
}
