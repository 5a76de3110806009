package io.babelgrid.signaling;

import io.babelgrid.budget.ServicePlan;
import io.babelgrid.pipeline.MediaGrants;
import java.time.Instant;

/**
 * What a join token says.
 *
 * @param name who they are, empty when the participant may say so
 * @param host whether its holder may lock the room, send others away and read and erase what was
 *     kept
 * @param keepsTranscripts whether the room was known to keep transcripts
 * @param service what the room asks of the node for this speaker
 */
record JoinToken(
    String roomId,
    String participantId,
    String name,
    MediaGrants grants,
    boolean host,
    boolean keepsTranscripts,
    ServicePlan service,
    Instant expiresAt) {}
