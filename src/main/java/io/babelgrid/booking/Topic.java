package io.babelgrid.booking;

import java.util.Locale;

/** What is told, each kind in a topic of its own. */
enum Topic {
  /** What a stay used since the report before. Key: the stay. */
  USAGE,
  /** How long the words of a stay were on their way since it began. Key: the stay. */
  LATENCY,
  /** How much a node has and how much of it is promised. Key: the node. */
  NODE_LOAD,
  /** Where somebody was told to go. Key: the node that said so. */
  PLACEMENT;

  /** {@code node-load}: the topic's name behind the prefix, the tag of its meters. */
  String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@code babelgrid.node-load}. */
  String name(String prefix) {
    return prefix + "." + tag();
  }

  /** Whether what is told there is written into the database. */
  boolean isBooked() {
    return this == USAGE || this == LATENCY;
  }
}
