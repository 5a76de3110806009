package io.babelgrid.store;

import io.babelgrid.boot.NodeConfig;
import io.babelgrid.room.NodeEpoch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Who this node is, the same after every restart on the same data directory, and how often it
 * started there: clocks may be set back, a count is not.
 */
@ApplicationScoped
class NodeId {

  private final UUID id;
  private final long epoch;

  @Inject
  NodeId(NodeConfig config) {
    this(config.data().dir());
  }

  NodeId(Path dataDir) {
    Path file = dataDir.resolve("node-id");
    Path starts = dataDir.resolve("node-epoch");
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(dataDir);
        Files.writeString(file, UUID.randomUUID().toString());
      }
      this.id = UUID.fromString(Files.readString(file).strip());
      this.epoch = Files.exists(starts) ? Long.parseLong(Files.readString(starts).strip()) + 1 : 1;
      Path next = Files.writeString(dataDir.resolve("node-epoch.next"), Long.toString(epoch));
      Files.move(next, starts, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep " + file, e);
    }
  }

  @Produces
  @Singleton
  NodeEpoch epoch() {
    return new NodeEpoch(id, epoch);
  }

  UUID value() {
    return id;
  }
}
