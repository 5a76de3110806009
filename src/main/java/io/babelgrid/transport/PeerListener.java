package io.babelgrid.transport;

/**
 * What happens on one peer connection. Calls of one peer come from that peer's thread, one at a
 * time.
 */
public interface PeerListener {

  /** ICE and DTLS are up; media flows. Again after the browser has made a new connection. */
  void onConnected();

  /** A media packet, in arrival order, duplicates removed: for forwarding. */
  void onMedia(StreamKey stream, MediaPacket packet);

  /**
   * Audio after the jitter buffer of its stream: in order and without gap. What is in order comes
   * at once, only gaps wait; after a burst several entries follow each other without pause.
   */
  void onAudio(StreamKey stream, AudioPacket packet);

  /** The receiver of a send slot asks for a key frame of its source. */
  void onKeyFrameRequest(String trackId);

  /** Nothing has arrived for the silence limit, or the browser has left; may recover. */
  void onSilent();

  /** Media arrives again after {@link #onSilent()}. */
  void onResumed();

  /** The peer is gone for good, by itself or because it was closed; nothing follows. */
  void onClosed(String reason);
}
