package io.babelgrid.signaling;

import io.babelgrid.budget.ServicePlan;
import java.time.Instant;

/**
 * What a join token says.
 *
 * @param canPublish whether media may be sent
 * @param canSubscribe whether media may be received
 * @param host whether its holder may lock the room, send others away and read and erase what was
 *     kept
 * @param keepsTranscripts whether the room was known to keep transcripts
 * @param service what the room asks of the node for this speaker
 */
record JoinToken(
    String roomId,
    String participantId,
    String name,
    boolean canPublish,
    boolean canSubscribe,
    boolean host,
    boolean keepsTranscripts,
    ServicePlan service,
    Instant expiresAt) {}
