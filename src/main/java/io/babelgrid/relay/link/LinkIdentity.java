package io.babelgrid.relay.link;

import io.babelgrid.boot.Pem;
import io.babelgrid.boot.SelfSigned;
import io.babelgrid.boot.StartupException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * What this node shows to others, and they to it.
 *
 * @param chain its own certificate first
 */
record LinkIdentity(PrivateKey key, List<X509Certificate> chain) {

  /** RFC 5280 section 4.1.2.5: no end. It is known by its hash and made anew with the directory. */
  private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

  private static final Duration CLOCK_SKEW = Duration.ofDays(1);

  LinkIdentity {
    chain = List.copyOf(chain);
  }

  /** Made at the first start and kept. */
  static LinkIdentity in(Path directory) {
    Path certificate = directory.resolve("link-certificate.pem");
    Path key = directory.resolve("link-private.pem");
    try {
      if (!Files.exists(certificate) || !Files.exists(key)) {
        Files.createDirectories(directory);
        selfSigned().write(certificate, key);
      }
      return read(certificate, key);
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new StartupException("no certificate for links in " + directory, e);
    }
  }

  static LinkIdentity of(Path certificate, Path key) {
    try {
      return read(certificate, key);
    } catch (IOException | GeneralSecurityException e) {
      throw new StartupException(
          "babelgrid.grid.link.certificate and babelgrid.grid.link.key cannot be used", e);
    }
  }

  private static LinkIdentity read(Path certificate, Path key)
      throws IOException, GeneralSecurityException {
    List<X509Certificate> chain = certificates(certificate);
    var kind = KeyFactory.getInstance(chain.getFirst().getPublicKey().getAlgorithm());
    return new LinkIdentity(kind.generatePrivate(new PKCS8EncodedKeySpec(Pem.read(key))), chain);
  }

  /** All of a PEM file. */
  static List<X509Certificate> certificates(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      List<X509Certificate> all =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (all.isEmpty()) {
        throw new GeneralSecurityException("no certificate in " + file);
      }
      return all;
    }
  }

  static LinkIdentity make()
      throws IOException, GeneralSecurityException, OperatorCreationException {
    SelfSigned made = selfSigned();
    return new LinkIdentity(made.key(), List.of(made.certificate()));
  }

  private static SelfSigned selfSigned()
      throws IOException, GeneralSecurityException, OperatorCreationException {
    return SelfSigned.make(
        "Babelgrid link", Instant.now().minus(CLOCK_SKEW), NEVER, SelfSigned.Extensions.NONE);
  }

  String fingerprint() {
    return fingerprint(chain.getFirst());
  }

  /** SHA-256 of the DER, in lower-case hex. */
  static String fingerprint(X509Certificate certificate) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.of().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("a certificate without an encoding", e);
    }
  }
}
