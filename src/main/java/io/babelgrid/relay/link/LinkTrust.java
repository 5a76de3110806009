package io.babelgrid.relay.link;

import io.babelgrid.boot.StartupException;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.function.Predicate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts the certificates of the grid's nodes as the registry has them, whatever else stands in
 * them; where there is an authority, it must have signed them too. Who of the nodes it is says
 * {@link Door}.
 */
final class LinkTrust extends X509ExtendedTrustManager {

  private final Predicate<String> known;
  private final @Nullable X509ExtendedTrustManager authority;

  /**
   * @param known whether that is the fingerprint of a node
   */
  LinkTrust(Predicate<String> known, @Nullable X509ExtendedTrustManager authority) {
    this.known = known;
    this.authority = authority;
  }

  /** That of a PEM file. */
  static X509ExtendedTrustManager authority(Path file) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (X509Certificate one : LinkIdentity.certificates(file)) {
        store.setCertificateEntry("ca-" + number++, one);
      }
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509ExtendedTrustManager.class::isInstance)
          .map(X509ExtendedTrustManager.class::cast)
          .findFirst()
          .orElseThrow();
    } catch (IOException | GeneralSecurityException e) {
      throw new StartupException("babelgrid.grid.link.ca cannot be used", e);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
      throws CertificateException {
    if (authority != null) {
      authority.checkClientTrusted(chain, kind, engine);
    }
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
      throws CertificateException {
    if (authority != null) {
      authority.checkServerTrusted(chain, kind, engine);
    }
    check(chain);
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    if (!known.test(LinkIdentity.fingerprint(chain[0]))) {
      throw new CertificateException("no node of the grid has this certificate");
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket)
      throws CertificateException {
    throw new CertificateException("links use engines");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket)
      throws CertificateException {
    throw new CertificateException("links use engines");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    throw new CertificateException("links use engines");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    throw new CertificateException("links use engines");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authority == null ? new X509Certificate[0] : authority.getAcceptedIssuers();
  }
}
