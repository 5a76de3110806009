package io.babelgrid.room;

import io.babelgrid.budget.ServicePlan;
import org.jspecify.annotations.Nullable;

/**
 * A wish to take part.
 *
 * @param participantId whom the token names; not used when {@code resumeKey} still holds
 * @param service what the node shall do for this speaker
 * @param lips whether others may see this participant's mouth redrawn to match a translated voice
 * @param resumeKey proves that this is a participant who lost the connection, or null
 */
public record JoinRequest(
    String participantId,
    String name,
    LanguageChoice languages,
    ServicePlan service,
    boolean audioMuted,
    boolean videoMuted,
    boolean lips,
    @Nullable String resumeKey) {}
