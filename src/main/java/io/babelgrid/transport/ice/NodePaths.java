package io.babelgrid.transport.ice;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The paths to other nodes that one port serves, by the ufrag under which they are asked. */
final class NodePaths {

  private final Map<String, NodePath> byUfrag = new ConcurrentHashMap<>();

  void add(NodePath path) {
    byUfrag.put(path.ufrag(), path);
  }

  void remove(NodePath path) {
    byUfrag.remove(path.ufrag(), path);
  }

  @Nullable NodePath find(String ufrag) {
    return byUfrag.get(ufrag);
  }
}
