package io.babelgrid.room;

/**
 * A granted wish to take part.
 *
 * @param participantId who the client is from now on
 * @param resumeKey what it must show to come back after a broken connection
 * @param membership its hold on the participation
 */
public record Admission(
    String participantId, String resumeKey, RoomSnapshot room, Membership membership) {}
