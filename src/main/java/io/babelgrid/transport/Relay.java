package io.babelgrid.transport;

import java.util.Collection;

/**
 * The media path between this node and another: SRTP on the media port, hop by hop. Lost packets
 * are asked for again, key frames asked for at most every 500 ms, reports sent, as with a browser;
 * what is agreed in SDP there is said over the nodes' link here. Any thread.
 *
 * <p>A path that was cut heals by itself, however long that took: after 30 s without an answer
 * nothing is sent any more but checks (RFC 7675), and media goes on with the first that is
 * answered. It ends when it is closed.
 */
public interface Relay extends AutoCloseable {

  /** What the other node has to know of this end; the same for life. */
  RelayEnd end();

  /**
   * The other node's end; again, with another ufrag or key, after it was made anew there. Then keys
   * are new, and what is sent goes on under the same SSRCs; an end that another has replaced is
   * ignored, however late it is told.
   *
   * @param controls exactly one of both does, say the one with the lower id: keys are not the same
   *     both ways
   * @throws IllegalArgumentException when this is no end of another relay
   */
  void connect(RelayEnd other, boolean controls);

  /**
   * Sends a track from now on, or gives the slot that sends it. Once this is closed, one that sends
   * nothing.
   *
   * @throws IllegalStateException when 512 tracks are sent already
   */
  SendSlot send(String room, String trackId, MediaKind kind);

  /** Sends a track no more; its SSRC is not used again. */
  void stop(String room, String trackId);

  /** All tracks that are sent, to be told to the other node. */
  Collection<RelayTrack> sent();

  /**
   * All tracks that the other node says it sends, 512 at most; packets of others are dropped and
   * counted. Media that overtakes this is dropped too: a video starts with a key frame, which is
   * asked for then.
   */
  void receive(Collection<RelayTrack> tracks);

  /** Asks for a key frame of a track that is received. */
  void requestKeyFrame(String room, String trackId);

  PeerStats stats();

  @Override
  void close();

  /** Calls come from the relay's thread, one at a time. */
  interface Listener {

    /** Media may flow; again after the other end was made anew. */
    void onConnected();

    /** A packet of a track, in arrival order, duplicates removed. */
    void onMedia(RelayTrack track, MediaPacket packet);

    /** The other node asks for a key frame of a track that it is sent. */
    void onKeyFrameRequest(String room, String trackId);

    /** Nothing has arrived for the silence limit; may recover. */
    void onSilent();

    void onResumed();

    /** Nothing follows. */
    void onClosed(String reason);
  }
}
