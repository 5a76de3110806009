package io.babelgrid.transport;

import io.babelgrid.pipeline.MediaGrants;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One browser's peer connection. All methods may be called from any thread. */
public interface Peer extends AutoCloseable {

  /**
   * Says which tracks there are to receive; none before this is called. An offer that names another
   * is refused, and the slot of one that has gone sends nothing and keeps nothing: it ends with the
   * next offer.
   */
  void tracks(Set<Track> present);

  /**
   * Answers an offer: the first one, a renegotiation with more receive slots, an ICE restart, or a
   * new connection of the same participant, whose page was loaded again (new fingerprint).
   *
   * @param offerSdp the browser's offer (RFC 8866, BUNDLE, rtcp-mux)
   * @param slots which track each of the offer's recvonly m-lines shall receive, by mid
   * @param grants what the browser may do; an offer of more is refused
   * @return the answer SDP
   * @throws TransportException code {@code unsupported_sdp} when the offer cannot be served, {@code
   *     unknown_track} when slots name a track that there is not, {@code media_failed} when this
   *     peer is closed: open a new one
   */
  String answer(String offerSdp, Map<String, String> slots, MediaGrants grants)
      throws TransportException;

  /** Answers an offer of who may do everything. */
  default String answer(String offerSdp, Map<String, String> slots) throws TransportException {
    return answer(offerSdp, slots, MediaGrants.ALL);
  }

  /** The send slot that carries a track, once negotiated. */
  Optional<SendSlot> slot(String trackId);

  /** Asks the browser for a key frame of each video it sends (PLI), at most one per 500 ms. */
  void requestKeyFrame();

  /** The same of one layer of each, where it has such; of {@link StreamKey#layer}. */
  default void requestKeyFrame(String layer) {
    requestKeyFrame();
  }

  /** Packets, losses, round trip and jitter so far. */
  PeerStats stats();

  @Override
  void close();
}
