package io.babelgrid.grid;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A node's link to another, as the first sees it.
 *
 * @param to the other node
 * @param open whether it works now
 * @param roundTripMs null before it was measured
 * @param lossPercent of the media packets that came from there lately, those lost on the way,
 *     repaired or not; null while none came
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LinkFigures(
    UUID to, boolean open, @Nullable Double roundTripMs, @Nullable Double lossPercent) {}
