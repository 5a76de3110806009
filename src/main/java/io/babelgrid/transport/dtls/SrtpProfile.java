package io.babelgrid.transport.dtls;

import org.bouncycastle.tls.SRTPProtectionProfile;
import org.jitsi.srtp.SrtpPolicy;

/** The SRTP protection profiles offered, best first. */
public enum SrtpProfile {
  /** RFC 7714. */
  AEAD_AES_128_GCM(SRTPProtectionProfile.SRTP_AEAD_AES_128_GCM, 12),
  /** RFC 3711, the one profile that every WebRTC implementation has (RFC 8827, 6.5). */
  AES128_CM_HMAC_SHA1_80(SRTPProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80, 14);

  /** Length of the AES-128 master key of both profiles. */
  static final int KEY_BYTES = 16;

  private final int id;
  private final int saltBytes;

  SrtpProfile(int id, int saltBytes) {
    this.id = id;
    this.saltBytes = saltBytes;
  }

  /** Number in the use_srtp extension. */
  int id() {
    return id;
  }

  int saltBytes() {
    return saltBytes;
  }

  SrtpPolicy policy() {
    return switch (this) {
      case AEAD_AES_128_GCM ->
          new SrtpPolicy(
              SrtpPolicy.AESGCM_ENCRYPTION,
              KEY_BYTES,
              SrtpPolicy.NULL_AUTHENTICATION,
              0,
              16,
              saltBytes);
      case AES128_CM_HMAC_SHA1_80 ->
          new SrtpPolicy(
              SrtpPolicy.AESCM_ENCRYPTION,
              KEY_BYTES,
              SrtpPolicy.HMACSHA1_AUTHENTICATION,
              20,
              10,
              saltBytes);
    };
  }
}
