package io.babelgrid.booking;

import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.Origin;
import java.util.UUID;

/**
 * A record of a topic. Its components are the members of its JSON; later versions may add some, and
 * who reads passes over those that they do not know.
 */
sealed interface Entry permits UsageEntry, LatencyEntry, LoadEntry, PlacementEntry {

  int VERSION = 1;

  /** Counts and durations are below this: 2^40 ms are 35 years. */
  long MOST = 1L << 40;

  /** Above what JSON numbers are exact in every reader: RFC 8259, section 6. */
  long MOST_COUNT = 1L << 53;

  /** Bytes of a character in JSON at most, escaped. */
  int WIDEST = 6;

  Topic topic();

  /** Records of one key stay in order. */
  String key();

  /** Of two that wait under the same name the later replaces the earlier. */
  Object slot();

  /** Bytes of its JSON at most. */
  int weight();

  /** Where a report comes from. */
  static Origin origin(UUID stay, UUID node, long epoch, long sequence) {
    return new Origin(stay, new NodeEpoch(node, epoch), sequence);
  }

  /** Refuses what no node of this version writes. */
  static void check(int version, long epoch, long sequence) {
    if (version != VERSION) {
      throw new IllegalArgumentException("version " + version + " is not known here");
    }
    within(epoch, MOST_COUNT);
    within(sequence, MOST_COUNT);
  }

  /** Refuses a count outside of 0 to {@code most}. */
  static void within(long count, long most) {
    if (count < 0 || count > most) {
      throw new IllegalArgumentException("a count is below 0 or beyond all bounds");
    }
  }
}
