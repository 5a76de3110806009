package io.babelgrid.glossary;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The glossary that each room of this node has now. Any thread. */
public final class Glossaries {

  private final Map<String, Glossary> byRoom = new ConcurrentHashMap<>();

  /** That of a room; an empty one where it has none. */
  public Glossary of(String room) {
    return byRoom.getOrDefault(room, Glossary.EMPTY);
  }

  /** Holds from the room's next sentence on. */
  public void put(String room, Glossary glossary) {
    if (glossary.isEmpty()) {
      byRoom.remove(room);
    } else {
      byRoom.put(room, glossary);
    }
  }

  public void forget(String room) {
    byRoom.remove(room);
  }
}
