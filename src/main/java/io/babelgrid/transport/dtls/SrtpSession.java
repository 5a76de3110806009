package io.babelgrid.transport.dtls;

import java.util.Arrays;
import org.jitsi.service.neomedia.RawPacket;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.srtp.crypto.Aes;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts and decrypts the packets of one DTLS association, or of two nodes. Outgoing and incoming
 * streams have contexts of their own, one a SSRC. Contexts lock themselves for the few microseconds
 * of one packet, so any thread may call. Never closed: closing would zero the master key under a
 * thread that is about to derive from it.
 *
 * <p>Neither direction looks for repeated media: {@link io.babelgrid.transport.rtp.ReplayWindow}
 * does where it comes in, {@link io.babelgrid.transport.rtp.RtpRewriter} where it goes out. The
 * library's own windows are 64 packets, 0.2 s of a camera, and what was sent again comes later.
 */
public final class SrtpSession {

  static {
    // Else the first packet pays for a contest of AES providers, seconds on a busy machine.
    Aes.setFactoryClassName("SunJCE");
  }

  /** Silent: what fails is counted by the caller, and anybody can make packets fail. */
  private static final Logger LOG =
      new LoggerImpl(SrtpSession.class.getName(), java.util.logging.Level.OFF);

  private final SrtpProfile profile;
  private final OutgoingStreams out;
  private final InboundContexts in;

  private SrtpSession(
      SrtpProfile profile, SrtpContextFactory out, SrtpContextFactory in, int kept) {
    this.profile = profile;
    this.out = new OutgoingStreams(out);
    this.in = new InboundContexts(in, kept);
  }

  /**
   * Splits what DTLS exports: client key, server key, client salt, server salt (RFC 5764, 4.2).
   *
   * @param server which side this is
   */
  public static SrtpSession of(SrtpProfile profile, byte[] keyMaterial, boolean server) {
    return of(profile, keyMaterial, server, InboundContexts.OF_A_BROWSER);
  }

  /**
   * The same.
   *
   * @param kept SSRCs of the other side that are remembered, of media and of reports each
   */
  static SrtpSession of(SrtpProfile profile, byte[] keyMaterial, boolean server, int kept) {
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
            factory(false, profile, clientKey, clientSalt),
            kept)
        : new SrtpSession(
            profile,
            factory(true, profile, clientKey, clientSalt),
            factory(false, profile, serverKey, serverSalt),
            kept);
  }

  private static SrtpContextFactory factory(
      boolean sender, SrtpProfile profile, byte[] key, byte[] salt) {
    SrtpPolicy rtp = profile.policy();
    rtp.setReceiveReplayEnabled(false);
    rtp.setSendReplayEnabled(false);
    return new SrtpContextFactory(sender, key, salt, rtp, profile.policy(), LOG);
  }

  public SrtpProfile profile() {
    return profile;
  }

  /**
   * Encrypts the first {@code length} bytes of an RTP packet; the tag needs room behind. No number
   * of a stream may come twice, and none 2^15 or more ahead of the others.
   */
  public @Nullable RawPacket protectRtp(byte[] packet, int length) {
    return out.protectRtp(new RawPacket(packet, 0, length));
  }

  /** A stream has ended. Its SSRC must never be used again with these keys. */
  public void forget(int ssrc) {
    out.forget(ssrc);
  }

  /** Contexts kept for what is sent: up to two a stream, for media and reports. */
  public int outgoingContexts() {
    return out.size();
  }

  /** Decrypts in place; null when the packet isn't authentic. */
  public @Nullable RawPacket unprotectRtp(byte[] packet, int offset, int length) {
    return in.rtp(packet, offset, length);
  }

  /** Encrypts an RTCP compound; index and tag need room behind. */
  public @Nullable RawPacket protectRtcp(byte[] packet, int length) {
    return out.protectRtcp(new RawPacket(packet, 0, length));
  }

  /** Decrypts in place; null when the packet isn't authentic or is repeated. */
  public @Nullable RawPacket unprotectRtcp(byte[] packet, int offset, int length) {
    return in.rtcp(packet, offset, length);
  }
}
