package io.babelgrid.transport;

/**
 * A track that one node sends to another.
 *
 * @param room in which it is; track ids are unique within a room only
 * @param id of the track in signalling
 * @param ssrc with which it is sent; never used twice on one relay
 */
public record RelayTrack(String room, String id, MediaKind kind, long ssrc) {}
