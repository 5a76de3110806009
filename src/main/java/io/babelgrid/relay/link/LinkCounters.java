package io.babelgrid.relay.link;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What happened on the links to one node, however often they were made anew. Any thread. */
final class LinkCounters {

  final LongAdder sent = new LongAdder();
  final LongAdder dropped = new LongAdder();
  final LongAdder received = new LongAdder();

  /** What no node may say: it ended the stream. */
  final LongAdder unreadable = new LongAdder();

  /** Kinds of a newer version, passed over. */
  final LongAdder unknown = new LongAdder();

  /** Who was not who they said, or is none of the grid's. */
  final LongAdder refused = new LongAdder();

  final LongAdder opened = new LongAdder();

  final AtomicInteger open = new AtomicInteger();

  /** Least of the last minute; NaN while there is none. */
  volatile double roundTripMs = Double.NaN;
}
