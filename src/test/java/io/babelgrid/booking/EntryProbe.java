package io.babelgrid.booking;

import java.util.Optional;

/** Records that somebody else wrote, read as they are before they are booked. */
public final class EntryProbe {

  private EntryProbe() {}

  /** What a record is written like once it was read; empty where it is refused. */
  public static Optional<byte[]> usage(byte[] record) {
    return read(Topic.USAGE, record);
  }

  /** The same of latency. */
  public static Optional<byte[]> latency(byte[] record) {
    return read(Topic.LATENCY, record);
  }

  private static Optional<byte[]> read(Topic topic, byte[] record) {
    try {
      Entry entry = EntryJson.read(topic, record);
      byte[] written = EntryJson.write(entry);
      if (written.length > entry.weight()) {
        throw new IllegalStateException("it weighs more than it says: " + entry);
      }
      return Optional.of(written);
    } catch (MalformedEntryException e) {
      return Optional.empty();
    }
  }

  /** Records as a node writes them. */
  public static byte[] aUsage() {
    return EntryJson.write(TestEntries.usage(3));
  }

  public static byte[] aLatency() {
    return EntryJson.write(TestEntries.latency(4, 2));
  }
}
