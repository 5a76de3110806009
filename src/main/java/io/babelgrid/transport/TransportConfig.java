package io.babelgrid.transport;

import io.babelgrid.transport.dtls.SrtpProfile;
import java.time.Duration;
import java.util.List;

/**
 * Settings of the media port.
 *
 * @param hosts local addresses to bind, best first; empty for those of this machine, whichever it
 *     has
 * @param port UDP port of all peers; 0 for any free one
 * @param publicAddresses where browsers reach this node when an address translator stands before
 *     it, best first; told to browsers before {@code hosts}, and instead of those of the machine
 * @param relayAddresses {@code host:port} where other nodes reach this one; empty for where
 *     browsers do
 * @param silentAfter nothing heard for so long: the peer may be gone
 * @param closedAfter nothing heard for so long: the peer is gone
 * @param inboxPackets packets that wait for a peer's thread: 1024 are 3 s of audio and 640x480
 *     video (300 packets a second), at 1500 bytes each 1.5 MB a peer at worst
 * @param videoRing packets kept for retransmission on each video slot, a power of two: 512 are 1.7
 *     s of 300 packets, at about 1200 bytes each 0.6 MB a slot
 * @param audioRing likewise on each audio slot: 64 are 1.3 s of 50 packets, about 8 KB
 * @param maxLines m-lines of an offer: of a room of 16, two for one's own microphone and camera and
 *     four for each of the 15 others: 62
 * @param sendingLines m-lines of each kind on which a browser may send, further ones are answered
 *     {@code inactive}: calls take one microphone and one camera, and nobody sends what nobody
 *     gets. Eight of each kind leave four SSRCs of the 64 that a peer keeps to each
 * @param startVideoKbps what the browser's encoder starts with: 640x480 at once, not after seconds
 * @param layers whether a camera may come in several sizes at once (simulcast)
 * @param srtpProfiles accepted, best first
 */
public record TransportConfig(
    List<String> hosts,
    int port,
    List<String> publicAddresses,
    List<String> relayAddresses,
    Duration silentAfter,
    Duration closedAfter,
    int inboxPackets,
    int videoRing,
    int audioRing,
    int maxLines,
    int sendingLines,
    int startVideoKbps,
    boolean layers,
    List<SrtpProfile> srtpProfiles) {

  public TransportConfig {
    hosts = List.copyOf(hosts);
    publicAddresses = List.copyOf(publicAddresses);
    relayAddresses = List.copyOf(relayAddresses);
    srtpProfiles = List.copyOf(srtpProfiles);
    require(port >= 0 && port <= 65_535, "port must be 0..65535");
    require(inboxPackets > 0, "inboxPackets must be positive");
    require(Integer.bitCount(videoRing) == 1, "videoRing must be a power of two");
    require(Integer.bitCount(audioRing) == 1, "audioRing must be a power of two");
    require(maxLines > 0, "maxLines must be positive");
    require(sendingLines > 0 && sendingLines <= 8, "sendingLines must be 1..8");
    require(!silentAfter.isNegative() && !silentAfter.isZero(), "silentAfter must be positive");
    require(closedAfter.compareTo(silentAfter) > 0, "closedAfter must be above silentAfter");
    require(!srtpProfiles.isEmpty(), "srtpProfiles must not be empty");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /** All addresses of this machine, the given port, and what suits calls. */
  public static TransportConfig defaults(List<String> hosts, int port) {
    return new TransportConfig(
        hosts,
        port,
        List.of(),
        List.of(),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        1024,
        512,
        64,
        linesOf(16, 1),
        1,
        1000,
        true,
        List.of(SrtpProfile.values()));
  }

  private static int linesOf(int participants, int sendingLines) {
    return 2 * sendingLines + 4 * (participants - 1);
  }

  /** The same for rooms of another size. */
  public TransportConfig withParticipants(int participants) {
    return withLines(linesOf(participants, sendingLines), sendingLines);
  }

  /** The same with more lines on which a browser may send. */
  public TransportConfig withSendingLines(int lines) {
    return withLines(maxLines + 2 * (lines - sendingLines), lines);
  }

  private TransportConfig withLines(int most, int sending) {
    return with(
        publicAddresses,
        relayAddresses,
        silentAfter,
        closedAfter,
        most,
        sending,
        layers,
        srtpProfiles);
  }

  /** The same with other addresses told to browsers. */
  public TransportConfig withPublicAddresses(List<String> addresses) {
    return reachedAt(addresses, relayAddresses);
  }

  /** The same with other addresses told to nodes. */
  public TransportConfig withRelayAddresses(List<String> addresses) {
    return reachedAt(publicAddresses, addresses);
  }

  private TransportConfig reachedAt(List<String> byBrowsers, List<String> byNodes) {
    return with(
        byBrowsers,
        byNodes,
        silentAfter,
        closedAfter,
        maxLines,
        sendingLines,
        layers,
        srtpProfiles);
  }

  /** The same with other limits of silence. */
  public TransportConfig withSilence(Duration silent, Duration closed) {
    return with(
        publicAddresses,
        relayAddresses,
        silent,
        closed,
        maxLines,
        sendingLines,
        layers,
        srtpProfiles);
  }

  /** The same with cameras in several sizes at once, or in one. */
  public TransportConfig withLayers(boolean several) {
    return sent(several, srtpProfiles);
  }

  /** The same with other SRTP profiles. */
  public TransportConfig withSrtpProfiles(List<SrtpProfile> profiles) {
    return sent(layers, profiles);
  }

  private TransportConfig sent(boolean several, List<SrtpProfile> profiles) {
    return with(
        publicAddresses,
        relayAddresses,
        silentAfter,
        closedAfter,
        maxLines,
        sendingLines,
        several,
        profiles);
  }

  /** What may differ, in the order of the components. */
  private TransportConfig with(
      List<String> byBrowsers,
      List<String> byNodes,
      Duration silent,
      Duration closed,
      int most,
      int sending,
      boolean several,
      List<SrtpProfile> profiles) {
    return new TransportConfig(
        hosts,
        port,
        byBrowsers,
        byNodes,
        silent,
        closed,
        inboxPackets,
        videoRing,
        audioRing,
        most,
        sending,
        startVideoKbps,
        several,
        profiles);
  }
}
