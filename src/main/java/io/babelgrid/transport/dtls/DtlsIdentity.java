package io.babelgrid.transport.dtls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/**
 * The key and self-signed certificate of one node, made at start and never stored. Immutable.
 *
 * @param fingerprint SHA-256, upper-case hex pairs joined by colons (RFC 8122)
 */
public record DtlsIdentity(
    BcTlsCrypto crypto, AsymmetricKeyParameter key, Certificate certificate, String fingerprint) {

  private static final Duration VALIDITY = Duration.ofDays(365);

  public static DtlsIdentity create() {
    try {
      SecureRandom random = new SecureRandom();
      AsymmetricCipherKeyPair pair = keyPair(random);
      byte[] encoded = selfSigned(pair, random);
      BcTlsCrypto crypto = new BcTlsCrypto(random);
      TlsCertificate[] chain = {new BcTlsCertificate(crypto, encoded)};
      return new DtlsIdentity(
          crypto, pair.getPrivate(), new Certificate(chain), fingerprintOf(encoded));
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException("can't make a DTLS certificate", e);
    }
  }

  /** Named curve parameters: Chromium rejects certificates with explicit ones. */
  private static AsymmetricCipherKeyPair keyPair(SecureRandom random) {
    var curve = SECObjectIdentifiers.secp256r1;
    var domain = new ECNamedDomainParameters(curve, SECNamedCurves.getByOID(curve));
    ECKeyPairGenerator generator = new ECKeyPairGenerator();
    generator.init(new ECKeyGenerationParameters(domain, random));
    return generator.generateKeyPair();
  }

  private static byte[] selfSigned(AsymmetricCipherKeyPair pair, SecureRandom random)
      throws IOException, OperatorCreationException {
    var signature = new DefaultSignatureAlgorithmIdentifierFinder().find("SHA256withECDSA");
    var digest = new DefaultDigestAlgorithmIdentifierFinder().find(signature);
    // A fixed name: the certificate must not tell which machine this is.
    X500Name name = new X500Name("CN=WebRTC");
    Instant now = Instant.now();
    return new X509v3CertificateBuilder(
            name,
            new BigInteger(63, random),
            Date.from(now.minus(Duration.ofDays(1))),
            Date.from(now.plus(VALIDITY)),
            name,
            SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(pair.getPublic()))
        .build(new BcECContentSignerBuilder(signature, digest).build(pair.getPrivate()))
        .getEncoded();
  }

  /** SHA-256 of a DER certificate as SDP writes it. */
  public static String fingerprintOf(byte[] certificate) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate);
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
