package io.babelgrid.room;

import java.util.UUID;

/**
 * Where a text event comes from. Several nodes may work for one speaker, so each counts what it
 * sends of them; whoever gets it can tell order, repetition and gaps.
 *
 * @param stay {@link Stay#id} of the speaker
 * @param node which sent it
 * @param sequence 0, 1, 2, ... for this speaker, node and kind of event
 */
public record Origin(UUID stay, NodeEpoch node, long sequence) {}
