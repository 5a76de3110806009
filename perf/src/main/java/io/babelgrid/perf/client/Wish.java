package io.babelgrid.perf.client;

/**
 * What somebody wants of a call.
 *
 * @param speak language tag
 * @param hear language tag, or {@code original}
 * @param camera whether a picture is sent
 * @param talks whether they say anything
 */
public record Wish(
    String room, String name, String speak, String hear, boolean camera, boolean talks) {}
