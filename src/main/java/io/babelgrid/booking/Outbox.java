package io.babelgrid.booking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What waits to be sent to one topic, oldest first, within a number and a size. Any thread; no call
 * takes longer than a look into a map.
 */
final class Outbox {

  private final int mostEntries;
  private final long mostBytes;
  private final Map<Object, Entry> waiting = new LinkedHashMap<>();
  private long bytes;
  private long sent;
  private long dropped;

  Outbox(int mostEntries, long mostBytes) {
    this.mostEntries = mostEntries;
    this.mostBytes = mostBytes;
  }

  /** False when it does not fit: it is dropped, and counted. */
  synchronized boolean offer(Entry entry) {
    Entry before = waiting.get(entry.slot());
    long after = bytes + entry.weight() - (before == null ? 0 : before.weight());
    if (after > mostBytes || before == null && waiting.size() >= mostEntries) {
      dropped++;
      return false;
    }
    bytes = after;
    waiting.put(entry.slot(), entry);
    return true;
  }

  /** The oldest, which stay here until they are told to be {@link #sent} or {@link #hopeless}. */
  synchronized List<Entry> first(int most) {
    var first = new ArrayList<Entry>(Math.min(most, waiting.size()));
    for (Entry entry : waiting.values()) {
      if (first.size() == most) {
        break;
      }
      first.add(entry);
    }
    return first;
  }

  /** It has arrived. */
  synchronized void sent(Entry entry) {
    sent++;
    remove(entry);
  }

  /** It will never arrive. */
  synchronized void hopeless(Entry entry) {
    dropped++;
    remove(entry);
  }

  /** Gives up all that waits. */
  synchronized void giveUp() {
    dropped += waiting.size();
    waiting.clear();
    bytes = 0;
  }

  /** What replaced it meanwhile stays. */
  private void remove(Entry entry) {
    if (waiting.remove(entry.slot(), entry)) {
      bytes -= entry.weight();
    }
  }

  synchronized int waiting() {
    return waiting.size();
  }

  synchronized long bytes() {
    return bytes;
  }

  synchronized long sent() {
    return sent;
  }

  synchronized long dropped() {
    return dropped;
  }
}
