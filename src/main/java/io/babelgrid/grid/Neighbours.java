package io.babelgrid.grid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.babelgrid.lifecycle.NodeState;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.store.StoredNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What this node makes of the words of all: who lives. One thread. */
final class Neighbours {

  private static final Logger LOG = Logger.getLogger(Neighbours.class);

  /** Silence between two reads counts up to so many beats. */
  private static final int COUNTED_BEATS = 2;

  private final UUID self;
  private final Pace pace;
  private final ObjectReader adverts;
  private Map<UUID, Silence> silences = Map.of();
  private long readNs;

  Neighbours(UUID self, Pace pace, ObjectMapper json) {
    this.self = self;
    this.pace = pace;
    this.adverts =
        json.readerFor(Advert.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  /**
   * @param words of all nodes
   * @return all but this one, in the order of their names
   */
  List<GridNode> read(List<StoredNode> words, long nowNs) {
    long longestNs = COUNTED_BEATS * pace.beat().toNanos();
    var next = new HashMap<UUID, Silence>();
    var nodes = new ArrayList<GridNode>();
    for (StoredNode word : words) {
      if (word.id().equals(self)) {
        continue;
      }
      Silence before = silences.get(word.id());
      Silence silence =
          before == null ? Silence.first(word) : before.read(word, nowNs - readNs, longestNs);
      next.put(word.id(), silence);
      GridNode node = node(word, silence);
      if (node != null) {
        nodes.add(node);
      }
    }
    silences = next;
    readNs = nowNs;
    nodes.sort(Comparator.comparing(node -> node.advert().name()));
    return nodes;
  }

  /** In how long, after the last read, somebody's silence will mean something else. */
  long nextNs() {
    return silences.values().stream().mapToLong(pace::nextNs).min().orElse(Long.MAX_VALUE);
  }

  private @Nullable GridNode node(StoredNode word, Silence silence) {
    try {
      Advert advert = adverts.readValue(word.advert());
      if (advert == null) {
        return null;
      }
      return new GridNode(
          new NodeEpoch(word.id(), word.epoch()),
          NodeState.valueOf(word.state()),
          advert,
          pace.presence(silence));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      LOG.debugf("node %s says what cannot be read: %s", word.id(), e.getMessage());
      return null;
    }
  }
}
