package io.babelgrid.boot;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A key on P-256, and a certificate for it that it signed itself (RFC 5280). */
public record SelfSigned(PrivateKey key, X509Certificate certificate) {

  private static final int SERIAL_BITS = 64;

  /** What a certificate says besides. */
  @FunctionalInterface
  public interface Extensions {
    Extensions NONE = _ -> {};

    void add(X509v3CertificateBuilder builder) throws IOException;
  }

  public static SelfSigned make(
      String commonName, Instant from, Instant until, Extensions extensions)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair keys = generator.generateKeyPair();
    var name = new X500Name("CN=" + commonName);
    var builder =
        new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(SERIAL_BITS, new SecureRandom()),
            Date.from(from),
            Date.from(until),
            name,
            keys.getPublic());
    extensions.add(builder);
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
    return new SelfSigned(
        keys.getPrivate(), new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
  }

  /** As PEM; the key as PKCS #8, the one form that every server reads. */
  public void write(Path certificateFile, Path keyFile)
      throws IOException, GeneralSecurityException {
    Pem.write(keyFile, "PRIVATE KEY", key.getEncoded());
    Pem.write(certificateFile, "CERTIFICATE", certificate.getEncoded());
  }
}
