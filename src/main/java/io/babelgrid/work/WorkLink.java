package io.babelgrid.work;

import io.babelgrid.flow.SpokenWords;
import io.babelgrid.flow.WorkNews;
import io.babelgrid.flow.WorkOrder;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.room.NodeEpoch;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;

/** The way to nodes that work for each other's speakers. Any thread; nothing waits. */
public interface WorkLink {

  /** Of the speaker's node: what is to be done there. */
  void order(NodeEpoch to, WorkOrder order);

  void said(NodeEpoch to, UUID stay, SpokenWords words);

  /** The glossary of the speaker's room. */
  void terms(NodeEpoch to, UUID stay, Glossary glossary);

  void end(NodeEpoch to, UUID stay);

  /** Of the node that works. */
  void news(NodeEpoch to, UUID stay, WorkNews news);

  /**
   * The way of one track to a node; its owner closes it.
   *
   * @param bytes is told the length of each packet, as it is handed to UDP
   */
  WorkTrack track(NodeEpoch to, UUID stay, WorkTrack.Content content, LongConsumer bytes);

  /** From which to which nodes work goes now: there are a link and a media path to each. */
  void between(Set<NodeEpoch> workers, Set<NodeEpoch> homes);

  /** Whether what is sent to a node gets there now. */
  boolean isOpen(NodeEpoch node);

  /** How long a packet takes to a node and back; NaN while unknown. */
  double roundTripMs(NodeEpoch node);
}
