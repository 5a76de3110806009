package io.babelgrid.perf.client;

/**
 * A track of somebody else.
 *
 * @param kind {@code audio} or {@code video}
 */
record RemoteTrack(String id, String kind) {}
