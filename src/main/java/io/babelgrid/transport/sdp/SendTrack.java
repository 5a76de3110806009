package io.babelgrid.transport.sdp;

/**
 * What this node sends on an m-line.
 *
 * @param ssrc unsigned 32 bits
 * @param streamId first part of {@code a=msid}: tracks that share it are played lip-synced
 * @param trackId second part of {@code a=msid}, the browser's {@code track.id}
 */
public record SendTrack(long ssrc, String streamId, String trackId) {

  /** RTCP canonical name: one for all tracks of a lip-sync group (RFC 3550, 6.5.1). */
  public String cname() {
    return streamId;
  }
}
