package io.babelgrid.room;

import java.util.UUID;

/**
 * A node from one start to the next: what it counts begins anew with each.
 *
 * @param node the same after every restart
 * @param epoch grows with every start of that node
 */
public record NodeEpoch(UUID node, long epoch) {}
