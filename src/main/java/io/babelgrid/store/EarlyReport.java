package io.babelgrid.store;

import io.babelgrid.room.Origin;

/**
 * A report that came before the stay it is about was written down.
 *
 * @param kind tells reports of one origin apart
 * @param report as it came
 */
public record EarlyReport(Origin origin, String kind, String report) {}
