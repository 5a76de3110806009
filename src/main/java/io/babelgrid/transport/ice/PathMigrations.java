package io.babelgrid.transport.ice;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The sessions of one port whose browsers may go on at another address, by their ufrag here. */
final class PathMigrations {

  private final Map<String, PathMigration> byUfrag = new ConcurrentHashMap<>();

  void add(String ufrag, PathMigration migration) {
    byUfrag.put(ufrag, migration);
  }

  void remove(String ufrag) {
    byUfrag.remove(ufrag);
  }

  @Nullable PathMigration find(String ufrag) {
    return byUfrag.get(ufrag);
  }
}
