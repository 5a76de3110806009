package io.babelgrid.transport.dtls;

import io.babelgrid.pipeline.Recent;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.jitsi.service.neomedia.RawPacket;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jspecify.annotations.Nullable;

/**
 * Decrypts what one browser or node sends, with a context for each of its SSRCs. One is kept once a
 * packet of it proved authentic, so whoever forges SSRCs takes no place; the one unused for longest
 * goes when a new one needs its place. Guarded by its own lock.
 */
final class InboundContexts {

  /** A microphone and a camera, each replaced many times, and the senders of reports. */
  static final int OF_A_BROWSER = 64;

  private static final int RTP_HEADER_BYTES = 12;

  private final SrtpContextFactory factory;
  private final Map<Integer, SrtpCryptoContext> rtp;
  private final Map<Integer, SrtcpCryptoContext> rtcp;

  InboundContexts(SrtpContextFactory factory, int kept) {
    this.factory = factory;
    this.rtp = new Recent<>(kept);
    this.rtcp = new Recent<>(kept);
  }

  /** Decrypts in place; null when the packet isn't authentic. */
  synchronized @Nullable RawPacket rtp(byte[] packet, int offset, int length) {
    if (length < RTP_HEADER_BYTES || (packet[offset] & 0xC0) != 0x80) {
      return null;
    }
    RawPacket raw = new RawPacket(packet, offset, length);
    int ssrc = raw.getSSRC();
    SrtpCryptoContext known = rtp.get(ssrc);
    try {
      SrtpCryptoContext context = known == null ? factory.deriveContext(ssrc, 0) : known;
      if (context.reverseTransformPacket(raw, false) != SrtpErrorStatus.OK) {
        return null;
      }
      if (known == null) {
        rtp.put(ssrc, context);
      }
      return raw;
    } catch (GeneralSecurityException e) {
      return null;
    }
  }

  /** Decrypts a compound in place; null when it isn't authentic or is repeated. */
  synchronized @Nullable RawPacket rtcp(byte[] packet, int offset, int length) {
    RawPacket raw = new RawPacket(packet, offset, length);
    int ssrc = (int) raw.getRTCPSSRC();
    SrtcpCryptoContext known = rtcp.get(ssrc);
    try {
      SrtcpCryptoContext context = known == null ? factory.deriveControlContext(ssrc) : known;
      if (context.reverseTransformPacket(raw) != SrtpErrorStatus.OK) {
        return null;
      }
      if (known == null) {
        rtcp.put(ssrc, context);
      }
      return raw;
    } catch (GeneralSecurityException e) {
      return null;
    }
  }
}
