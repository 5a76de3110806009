package io.babelgrid.signaling;

import java.time.Instant;

/**
 * What a join token says.
 *
 * @param canPublish whether media may be sent
 * @param canSubscribe whether media may be received
 */
record JoinToken(
    String roomId,
    String participantId,
    String name,
    boolean canPublish,
    boolean canSubscribe,
    Instant expiresAt) {}
