package io.babelgrid.relay.link;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** For which hosts a certificate holds: by its alternative names alone (RFC 9525). */
final class CertificateNames {

  private static final int DNS = 2;
  private static final int IP = 7;

  private CertificateNames() {}

  /**
   * @param host DNS name or IP address
   */
  static boolean cover(X509Certificate certificate, String host) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names != null
          && names.stream()
              .anyMatch(name ->
                  covers(
                      (Integer) name.get(0),
                      String.valueOf(name.get(1)).toLowerCase(Locale.ROOT),
                      host.toLowerCase(Locale.ROOT)));
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  private static boolean covers(int kind, String name, String host) {
    return switch (kind) {
      case DNS -> name.equals(host) || (name.startsWith("*.") && isOneLabel(host, name));
      case IP -> name.equals(host);
      default -> false;
    };
  }

  private static boolean isOneLabel(String host, String wildcard) {
    int dot = host.indexOf('.');
    return dot > 0 && host.substring(dot).equals(wildcard.substring(1));
  }
}
