package io.babelgrid.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.babelgrid.boot.Pem;
import io.babelgrid.boot.SelfSigned;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class DeletionCostTest {

  private static final char[] NO_PASSWORD = {};

  @TempDir Path account;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile int here;
  private HttpsServer server;
  private OwnPod pod;
  private final DeletionCost cost = new DeletionCost(config(true, "node-1"), () -> here);

  @BeforeEach
  void serve() throws Exception {
    server = serve(certificate());
    pod =
        new OwnPod(
            URI.create("https://127.0.0.1:" + server.getAddress().getPort()), account, "node-1");
    Files.writeString(account.resolve("token"), "first\n");
    Files.writeString(account.resolve("namespace"), "calls");
  }

  @AfterEach
  void end() {
    server.stop(0);
    cost.stop(new ShutdownEvent());
  }

  @Test
  void tellsHowManyAreHereFromTheStartAndThenEachChangeOnce() {
    cost.look(pod);
    cost.look(pod);
    here = 3;
    cost.look(pod);
    cost.look(pod);
    assertEquals(List.of(patch(0), patch(3)), asked);
  }

  @Test
  void aTokenThatWasReplacedIsUsed() throws IOException {
    cost.look(pod);
    Files.writeString(account.resolve("token"), "second");
    here = 1;
    cost.look(pod);
    assertEquals(List.of("Bearer first", "Bearer second"), tokens);
  }

  @Test
  void whatWasRefusedIsToldAgain() {
    status = 403;
    cost.look(pod);
    cost.look(pod);
    status = 200;
    cost.look(pod);
    cost.look(pod);
    assertEquals(List.of(patch(0), patch(0), patch(0)), asked);
  }

  @Test
  void whatMayHaveBeenWrittenIsNotTakenForWhatWasToldBefore() {
    here = 2;
    cost.look(pod);
    here = 5;
    status = 500;
    cost.look(pod);
    here = 2;
    status = 200;
    cost.look(pod);
    assertEquals(List.of(patch(2), patch(5), patch(2)), asked);
  }

  @Test
  void aServerThatIsAwayDisturbsNobody() {
    server.stop(0);
    cost.look(pod);
    cost.look(pod);
  }

  @Test
  void aServerThatTheClusterDoesNotVouchForIsToldNothing() throws Exception {
    write(certificate().certificate());
    cost.look(pod);
    assertEquals(List.of(), tokens);
    IOException refused = assertThrows(IOException.class, () -> pod.annotate("key", "1"));
    assertTrue(refused.toString().contains("SSL"), refused::toString);
  }

  @Test
  void whoWantsItSaysWhichPod() {
    assertFailsWith("babelgrid.kubernetes.pod", new DeletionCost(config(true, null), () -> 0));
  }

  @Test
  void outsideOfKubernetesItFailsTheStart() {
    assertFailsWith("KUBERNETES_SERVICE_HOST", cost);
  }

  @Test
  void whereNobodyWantsItNothingIsNeeded() {
    var off = new DeletionCost(config(false, null), () -> 0);
    off.start(new StartupEvent());
    off.stop(new ShutdownEvent());
  }

  private static void assertFailsWith(String key, DeletionCost cost) {
    var failure =
        assertThrows(IllegalArgumentException.class, () -> cost.start(new StartupEvent()));
    assertTrue(failure.getMessage().contains(key), failure::getMessage);
    cost.stop(new ShutdownEvent());
  }

  private static String patch(int people) {
    return "PATCH /api/v1/namespaces/calls/pods/node-1 application/merge-patch+json"
        + " {\"metadata\":{\"annotations\":"
        + "{\"controller.kubernetes.io/pod-deletion-cost\":\"%d\"}}}".formatted(people);
  }

  private static KubernetesConfig config(boolean on, String pod) {
    return new KubernetesConfig() {
      @Override
      public boolean deletionCost() {
        return on;
      }

      @Override
      public Optional<String> pod() {
        return Optional.ofNullable(pod);
      }
    };
  }

  private static SelfSigned certificate() throws Exception {
    Instant now = Instant.now();
    return SelfSigned.make(
        "kubernetes",
        now.minus(Duration.ofHours(1)),
        now.plus(Duration.ofHours(1)),
        builder ->
            builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1"))));
  }

  private HttpsServer serve(SelfSigned signed) throws Exception {
    write(signed.certificate());
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "server", signed.key(), NO_PASSWORD, new Certificate[] {signed.certificate()});
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, NO_PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    HttpsServer open =
        HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    open.setHttpsConfigurator(new HttpsConfigurator(context));
    open.createContext("/", this::answer);
    open.start();
    return open;
  }

  private void write(Certificate certificate) throws Exception {
    Pem.write(account.resolve("ca.crt"), "CERTIFICATE", certificate.getEncoded());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      tokens.add(headers.getFirst("Authorization"));
      asked.add(
          String.join(
              " ",
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              headers.getFirst("Content-Type"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      byte[] body = "{\"message\":\"as the test wants\"}".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
