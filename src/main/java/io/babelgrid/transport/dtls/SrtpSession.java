package io.babelgrid.transport.dtls;

import java.util.Arrays;
import org.jitsi.impl.neomedia.transform.srtp.SRTCPTransformer;
import org.jitsi.impl.neomedia.transform.srtp.SRTPTransformer;
import org.jitsi.service.neomedia.RawPacket;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.srtp.crypto.Aes;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts and decrypts the packets of one DTLS association. Outgoing and incoming streams have
 * contexts of their own, because one transformer keeps one context a SSRC for both directions.
 * Contexts lock themselves for the few microseconds of one packet, so any thread may call. Never
 * closed: closing would zero the master key under a thread that is about to derive from it.
 */
public final class SrtpSession {

  static {
    // Else the first packet pays for a contest of AES providers, seconds on a busy machine.
    Aes.setFactoryClassName("SunJCE");
  }

  private static final Logger LOG =
      new LoggerImpl(SrtpSession.class.getName(), java.util.logging.Level.WARNING);

  private final SrtpProfile profile;
  private final SRTPTransformer outRtp;
  private final SRTCPTransformer outRtcp;
  private final InboundContexts in;

  private SrtpSession(SrtpProfile profile, SrtpContextFactory out, SrtpContextFactory in) {
    this.profile = profile;
    outRtp = new SRTPTransformer(out, in);
    outRtcp = new SRTCPTransformer(out, in);
    this.in = new InboundContexts(in);
  }

  /**
   * Splits what DTLS exports: client key, server key, client salt, server salt (RFC 5764, 4.2).
   *
   * @param server which side this is
   */
  public static SrtpSession of(SrtpProfile profile, byte[] keyMaterial, boolean server) {
    int key = SrtpProfile.KEY_BYTES;
    int salts = 2 * key;
    int salt = profile.saltBytes();
    byte[] clientKey = Arrays.copyOfRange(keyMaterial, 0, key);
    byte[] serverKey = Arrays.copyOfRange(keyMaterial, key, salts);
    byte[] clientSalt = Arrays.copyOfRange(keyMaterial, salts, salts + salt);
    byte[] serverSalt = Arrays.copyOfRange(keyMaterial, salts + salt, salts + 2 * salt);
    return server
        ? new SrtpSession(
            profile,
            factory(true, profile, serverKey, serverSalt),
            factory(false, profile, clientKey, clientSalt))
        : new SrtpSession(
            profile,
            factory(true, profile, clientKey, clientSalt),
            factory(false, profile, serverKey, serverSalt));
  }

  private static SrtpContextFactory factory(
      boolean sender, SrtpProfile profile, byte[] key, byte[] salt) {
    SrtpPolicy rtp = profile.policy();
    // Replay is refused by the receiver's own, wider window: see rtp.ReplayWindow.
    rtp.setReceiveReplayEnabled(false);
    return new SrtpContextFactory(sender, key, salt, rtp, profile.policy(), LOG);
  }

  public SrtpProfile profile() {
    return profile;
  }

  /** Encrypts the first {@code length} bytes of an RTP packet; the tag needs room behind. */
  public @Nullable RawPacket protectRtp(byte[] packet, int length) {
    return outRtp.transform(new RawPacket(packet, 0, length));
  }

  /** Decrypts in place; null when the packet isn't authentic. */
  public @Nullable RawPacket unprotectRtp(byte[] packet, int offset, int length) {
    return in.rtp(packet, offset, length);
  }

  /** Encrypts an RTCP compound; index and tag need room behind. */
  public @Nullable RawPacket protectRtcp(byte[] packet, int length) {
    return outRtcp.transform(new RawPacket(packet, 0, length));
  }

  /** Decrypts in place; null when the packet isn't authentic or is repeated. */
  public @Nullable RawPacket unprotectRtcp(byte[] packet, int offset, int length) {
    return in.rtcp(packet, offset, length);
  }
}
