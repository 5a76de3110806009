package io.babelgrid.transport.dtls;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * SRTP keys of two nodes that told each other a random part each. Both parts and both names are in
 * each key (HKDF, RFC 5869), as both sides' randoms are in those of DTLS: when either node comes
 * back with another part, nothing that was recorded before is authentic, and the numbers of streams
 * that go on meet no key that they have met.
 */
public final class NodeKeys {

  /** Of one node's part: as a key and a salt of AEAD_AES_128_GCM. */
  public static final int PART_BYTES = 28;

  private static final SrtpProfile PROFILE = SrtpProfile.AEAD_AES_128_GCM;
  private static final SecureRandom RANDOM = new SecureRandom();

  private NodeKeys() {}

  /**
   * One node's side.
   *
   * @param name unique to the node's end; what the other has is for the other
   * @param part random
   */
  public record End(String name, byte[] part) {

    /** Without what is secret. */
    @Override
    public String toString() {
      return name;
    }
  }

  /** A new part. */
  public static byte[] part() {
    byte[] part = new byte[PART_BYTES];
    RANDOM.nextBytes(part);
    return part;
  }

  /**
   * The keys of one end.
   *
   * @param controls exactly one of both ends does
   * @param kept SSRCs of the other that are remembered
   */
  public static SrtpSession session(End own, End other, boolean controls, int kept) {
    End first = controls ? own : other;
    End second = controls ? other : own;
    byte[] secret =
        ByteBuffer.allocate(first.part.length + second.part.length)
            .put(first.part)
            .put(second.part)
            .array();
    byte[] names =
        ("babelgrid relay " + first.name + " " + second.name).getBytes(StandardCharsets.UTF_8);
    int bytes = 2 * (SrtpProfile.KEY_BYTES + PROFILE.saltBytes());
    try {
      byte[] material =
          KDF.getInstance("HKDF-SHA256")
              .deriveData(HKDFParameterSpec.ofExtract().addIKM(secret).thenExpand(names, bytes));
      return SrtpSession.of(PROFILE, material, !controls, kept);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HKDF", e);
    }
  }
}
