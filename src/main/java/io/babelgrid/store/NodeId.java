package io.babelgrid.store;

import io.babelgrid.boot.NodeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Who this node is, the same after every restart on the same data directory. */
@ApplicationScoped
class NodeId {

  private final UUID id;

  @Inject
  NodeId(NodeConfig config) {
    Path dataDir = config.data().dir();
    Path file = dataDir.resolve("node-id");
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(dataDir);
        Files.writeString(file, UUID.randomUUID().toString());
      }
      this.id = UUID.fromString(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep " + file, e);
    }
  }

  UUID value() {
    return id;
  }
}
