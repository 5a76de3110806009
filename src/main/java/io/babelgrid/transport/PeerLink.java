package io.babelgrid.transport;

import io.babelgrid.transport.dtls.SrtpSession;
import io.babelgrid.transport.estimate.Departures;
import io.babelgrid.transport.ice.DatagramPath;
import io.babelgrid.transport.rtp.RtcpWriter;
import io.babelgrid.transport.rtp.RtpWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import net.sf.fmj.media.rtp.RTCPPacket;
import org.jitsi.service.neomedia.RawPacket;
import org.jspecify.annotations.Nullable;

/**
 * The encrypted way to one browser or node: present path and present keys, each swapped whole. Any
 * thread may send.
 */
final class PeerLink {

  private final PacketFilter filter;
  private final TransportCounters counters;
  private final boolean toNode;
  private volatile @Nullable DatagramPath ice;
  private volatile @Nullable SrtpSession srtp;
  private volatile boolean held;
  private final Departures departures = new Departures();
  final LongAdder packetsSent = new LongAdder();
  final LongAdder bytesSent = new LongAdder();
  final LongAdder retransmitted = new LongAdder();

  /** To a browser. */
  PeerLink(PacketFilter filter, TransportCounters counters) {
    this(filter, counters, false);
  }

  private PeerLink(PacketFilter filter, TransportCounters counters, boolean toNode) {
    this.filter = filter;
    this.counters = counters;
    this.toNode = toNode;
  }

  static PeerLink toNode(PacketFilter filter, TransportCounters counters) {
    return new PeerLink(filter, counters, true);
  }

  /** What was sent with a transport-wide number. */
  Departures departures() {
    return departures;
  }

  /** Sends over this path from now on. */
  void path(@Nullable DatagramPath path) {
    ice = path;
  }

  boolean usesOtherThan(DatagramPath path) {
    return ice != path;
  }

  /** Encrypts with these keys from now on; null stops sending. */
  void keys(@Nullable SrtpSession keys) {
    srtp = keys;
  }

  @Nullable SrtpSession keys() {
    return srtp;
  }

  /** Sends no media until this is taken back, where keys are known before there is a path. */
  void hold(boolean on) {
    held = on;
  }

  /** True when media can be sent. */
  boolean ready() {
    return srtp != null && !held;
  }

  /** Encrypts what {@link RtpWriter#packet} wrote; null when there are no keys or that fails. */
  byte @Nullable [] protect(byte[] packet) {
    SrtpSession keys = srtp;
    if (keys == null) {
      return null;
    }
    RawPacket out = keys.protectRtp(packet, packet.length - RtpWriter.TAIL_BYTES);
    if (out == null) {
      counters.sendFailed.increment();
      return null;
    }
    return exactly(out);
  }

  /** Forgets streams that have ended: their SSRCs are never used again. */
  void forget(int ssrc) {
    SrtpSession keys = srtp;
    if (keys != null) {
      keys.forget(ssrc);
    }
  }

  /** AES-GCM fills the array to the end, so this copies only with the other profile. */
  private static byte[] exactly(RawPacket packet) {
    byte[] buffer = packet.getBuffer();
    if (packet.getOffset() == 0 && packet.getLength() == buffer.length) {
      return buffer;
    }
    return Arrays.copyOfRange(buffer, packet.getOffset(), packet.getOffset() + packet.getLength());
  }

  void sendRtcp(List<RTCPPacket> packets) {
    SrtpSession keys = srtp;
    if (keys == null || packets.isEmpty()) {
      return;
    }
    byte[] compound = RtcpWriter.compound(packets);
    RawPacket out = keys.protectRtcp(compound, compound.length - RtcpWriter.TAIL_BYTES);
    if (out != null) {
      send(exactly(out));
    }
  }

  /** Sends an encrypted packet; one that the socket refuses is lost, as on any network. */
  void send(byte[] packet) {
    for (int i = filter.copies(PacketFilter.Direction.OUT); i > 0; i--) {
      try {
        sendRaw(packet, 0, packet.length);
        counters.sent.increment();
        counters.sentBytes.add(packet.length);
        if (toNode) {
          counters.backhaulBytes.add(packet.length);
        }
      } catch (IOException e) {
        counters.sendFailed.increment();
      }
    }
    packetsSent.increment();
    bytesSent.add(packet.length);
  }

  /** How many copies of the next received packet the network delivers. */
  int copiesIn() {
    return filter.copies(PacketFilter.Direction.IN);
  }

  /** Sends without encryption: DTLS records. */
  void sendRaw(byte[] b, int off, int len) throws IOException {
    DatagramPath path = ice;
    if (path == null) {
      throw new IOException("no path yet");
    }
    path.send(b, off, len);
  }
}
