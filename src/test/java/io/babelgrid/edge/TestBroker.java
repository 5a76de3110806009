package io.babelgrid.edge;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.Uuid;

/**
 * A Kafka of one node in this JVM. Whoever wants it starts it; it may be stopped and started again
 * with what it had.
 */
public final class TestBroker implements QuarkusTestResourceLifecycleManager {

  private static volatile TestBroker here;

  private final String cluster = Uuid.randomUuid().toString();
  private int port;
  private int controllerPort;
  private Path dir;
  private EmbeddedKafkaBroker broker;

  static TestBroker get() {
    return here;
  }

  /** Only says where it will be. */
  @Override
  public Map<String, String> start() {
    try (var one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var two = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = one.getLocalPort();
      controllerPort = two.getLocalPort();
      dir = Files.createTempDirectory("broker-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    here = this;
    return Map.of("babelgrid.kafka.servers", servers());
  }

  String servers() {
    return "localhost:" + port;
  }

  /** Answers when it has started. */
  synchronized void run() {
    if (broker == null) {
      broker =
          new EmbeddedKafkaBroker()
              .withNodeId(1)
              .withClusterId(cluster)
              .withKafkaPort(port)
              .withControllerPort(controllerPort)
              .withDeleteLogDirsOnClose(false)
              .withAdditionalProperties(keys -> {
                keys.put("log.dir", dir.toString());
                keys.put("auto.create.topics.enable", "false");
                keys.put("num.network.threads", "1");
                keys.put("num.io.threads", "2");
              })
              .start();
    }
  }

  synchronized void end() {
    if (broker != null) {
      broker.close();
      broker = null;
    }
  }

  @Override
  public void stop() {
    end();
    try (var files = Files.walk(dir)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
