package io.babelgrid.store;

import java.time.Duration;
import java.util.UUID;

/**
 * A node of the grid as the database knows it.
 *
 * @param epoch grows with every start of the node
 * @param beat grows with every word of it, from one epoch to the next too
 * @param advert what it says of itself, JSON
 * @param silence since its last word, by the database's clock
 */
public record StoredNode(
    UUID id, long epoch, long beat, String state, String advert, Duration silence) {}
