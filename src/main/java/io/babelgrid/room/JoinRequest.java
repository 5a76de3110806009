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
 * @param host whether they may lock the room and send others away
 * @param keepsTranscripts whether the room was known to keep transcripts when the token was made;
 *     the journal has the last word
 * @param past what another node knew of them
 */
public record JoinRequest(
    String participantId,
    DisplayName name,
    LanguageChoice languages,
    ServicePlan service,
    boolean audioMuted,
    boolean videoMuted,
    boolean lips,
    @Nullable String resumeKey,
    boolean host,
    boolean keepsTranscripts,
    Past past) {

  JoinRequest with(Past known) {
    return new JoinRequest(
        participantId,
        name,
        languages,
        service,
        audioMuted,
        videoMuted,
        lips,
        resumeKey,
        host,
        keepsTranscripts,
        known);
  }

  /** Somebody who was at no other node before. */
  public JoinRequest(
      String participantId,
      DisplayName name,
      LanguageChoice languages,
      ServicePlan service,
      boolean audioMuted,
      boolean videoMuted,
      boolean lips,
      @Nullable String resumeKey,
      boolean host,
      boolean keepsTranscripts) {
    this(
        participantId,
        name,
        languages,
        service,
        audioMuted,
        videoMuted,
        lips,
        resumeKey,
        host,
        keepsTranscripts,
        Past.NONE);
  }
}
