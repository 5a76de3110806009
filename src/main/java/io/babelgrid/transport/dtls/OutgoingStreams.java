package io.babelgrid.transport.dtls;

import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jitsi.service.neomedia.RawPacket;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts what one side sends: one context an SSRC, kept until the stream has ended. The numbers
 * of a stream are its sender's affair, see {@link io.babelgrid.transport.rtp.RtpRewriter}. Any
 * thread.
 */
final class OutgoingStreams {

  private final SrtpContextFactory factory;
  private final Map<Integer, SrtpCryptoContext> media = new ConcurrentHashMap<>();
  private final Map<Integer, SrtcpCryptoContext> reports = new ConcurrentHashMap<>();

  OutgoingStreams(SrtpContextFactory factory) {
    this.factory = factory;
  }

  @Nullable RawPacket protectRtp(RawPacket packet) {
    try {
      return media(packet.getSSRC()).transformPacket(packet) == SrtpErrorStatus.OK ? packet : null;
    } catch (GeneralSecurityException e) {
      return null;
    }
  }

  @Nullable RawPacket protectRtcp(RawPacket packet) {
    try {
      return reports((int) packet.getRTCPSSRC()).transformPacket(packet) == SrtpErrorStatus.OK
          ? packet
          : null;
    } catch (GeneralSecurityException e) {
      return null;
    }
  }

  private SrtpCryptoContext media(int ssrc) throws GeneralSecurityException {
    SrtpCryptoContext known = media.get(ssrc);
    if (known == null) {
      SrtpCryptoContext derived = factory.deriveContext(ssrc, 0);
      SrtpCryptoContext first = media.putIfAbsent(ssrc, derived);
      known = first == null ? derived : first;
    }
    return known;
  }

  private SrtcpCryptoContext reports(int ssrc) throws GeneralSecurityException {
    SrtcpCryptoContext known = reports.get(ssrc);
    if (known == null) {
      SrtcpCryptoContext derived = factory.deriveControlContext(ssrc);
      SrtcpCryptoContext first = reports.putIfAbsent(ssrc, derived);
      known = first == null ? derived : first;
    }
    return known;
  }

  void forget(int ssrc) {
    media.remove(ssrc);
    reports.remove(ssrc);
  }

  int size() {
    return media.size() + reports.size();
  }
}
