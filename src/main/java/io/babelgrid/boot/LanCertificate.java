package io.babelgrid.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * A self-signed certificate for this machine's addresses, so that browsers on the local network get
 * HTTPS, without which they give no camera. Made anew only when an address is missing from it or it
 * is about to expire, so that a device that accepted it once is not asked again.
 *
 * @param certificate PEM file
 * @param key PEM file
 */
record LanCertificate(Path certificate, Path key) {

  /** Apple's devices accept no longer ones. */
  private static final Duration LIFETIME = Duration.ofDays(390);

  private static final Duration RENEWAL = Duration.ofDays(7);
  private static final Duration CLOCK_SKEW = Duration.ofHours(1);

  /**
   * @param names DNS names the certificate must hold for
   * @param addresses IP addresses likewise
   */
  static LanCertificate in(
      Path directory, Collection<String> names, Collection<String> addresses, Instant now) {
    var files =
        new LanCertificate(
            directory.resolve("certificate.pem"), directory.resolve("private-key.pem"));
    try {
      if (!files.holds(names, addresses, now)) {
        Files.createDirectories(directory);
        files.make(names, addresses, now);
      }
      return files;
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new StartupException("no certificate for babelgrid.lan in " + directory, e);
    }
  }

  private boolean holds(Collection<String> names, Collection<String> addresses, Instant now)
      throws IOException, GeneralSecurityException {
    if (!Files.exists(certificate) || !Files.exists(key)) {
      return false;
    }
    X509Certificate known;
    try (var in = Files.newInputStream(certificate)) {
      known = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
    Set<String> covered = new TreeSet<>();
    for (List<?> name : known.getSubjectAlternativeNames()) {
      covered.add(String.valueOf(name.get(1)));
    }
    return covered.containsAll(names)
        && covered.containsAll(addresses)
        && known.getNotAfter().toInstant().isAfter(now.plus(RENEWAL));
  }

  private void make(Collection<String> names, Collection<String> addresses, Instant now)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    SelfSigned.make(
            "Babelgrid on this network",
            now.minus(CLOCK_SKEW),
            now.plus(LIFETIME),
            builder -> {
              builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
              builder.addExtension(
                  Extension.extendedKeyUsage,
                  false,
                  new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
              builder.addExtension(
                  Extension.subjectAlternativeName, false, alternativeNames(names, addresses));
            })
        .write(certificate, key);
  }

  private static GeneralNames alternativeNames(
      Collection<String> names, Collection<String> addresses) {
    var all = new ArrayList<GeneralName>();
    names.forEach(name -> all.add(new GeneralName(GeneralName.dNSName, name)));
    addresses.forEach(address -> all.add(new GeneralName(GeneralName.iPAddress, address)));
    return new GeneralNames(all.toArray(GeneralName[]::new));
  }
}
