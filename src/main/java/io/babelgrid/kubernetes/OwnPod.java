package io.babelgrid.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The pod of this node at its cluster's API server. Any thread; blocks.
 *
 * @param server of the API, like {@code https://10.96.0.1:443}
 * @param account directory with the {@code token}, {@code ca.crt} and {@code namespace} of the
 *     pod's service account
 * @param name of the pod
 */
record OwnPod(URI server, Path account, String name) {

  /** An answer of an API server takes milliseconds; of one that is away there is none. */
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** What a refusal says fits into this. */
  private static final int REASON_CHARS = 300;

  private static final int OK = 200;

  /**
   * Sets an annotation (RFC 7396).
   *
   * @throws IOException when it is not known to be set
   */
  void annotate(String key, String value)
      throws IOException, GeneralSecurityException, InterruptedException {
    var request =
        HttpRequest.newBuilder(
                server.resolve("/api/v1/namespaces/" + read("namespace") + "/pods/" + name))
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + read("token"))
            .header("Content-Type", "application/merge-patch+json")
            .method(
                "PATCH",
                HttpRequest.BodyPublishers.ofString(
                    "{\"metadata\":{\"annotations\":{\"%s\":\"%s\"}}}".formatted(key, value)))
            .build();
    // A client keeps the certificates that it was made with; one for each request follows theirs.
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .sslContext(trust())
            .build()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != OK) {
        String said = answer.body();
        throw new IOException(
            answer.statusCode() + " " + said.substring(0, Math.min(REASON_CHARS, said.length())));
      }
    }
  }

  private String read(String file) throws IOException {
    return Files.readString(account.resolve(file)).strip();
  }

  /** The certificates of the cluster and no others. */
  private SSLContext trust() throws IOException, GeneralSecurityException {
    KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
    known.load(null, null);
    try (InputStream in = Files.newInputStream(account.resolve("ca.crt"))) {
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        known.setCertificateEntry(Integer.toString(known.size()), each);
      }
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(known);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
