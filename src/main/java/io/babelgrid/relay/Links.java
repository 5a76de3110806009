package io.babelgrid.relay;

import io.babelgrid.room.NodeEpoch;
import java.util.Optional;
import java.util.UUID;

/** The links of this node to others. Any thread; nothing waits. */
public interface Links {

  /**
   * A link to that node is wanted from now on: opened, and again whenever it breaks, until it is no
   * longer wanted by either. Not counted: one release takes it back.
   */
  void want(UUID node);

  /** The link may go as far as this node is concerned. */
  void release(UUID node);

  /**
   * Tells another node, in order.
   *
   * @return false where there is no open link, or too much waits for it: it was dropped, and
   *     counted
   */
  boolean send(UUID node, LinkMessage message);

  /**
   * Tells what was seen of the media that come from a node, for who looks after the grid.
   *
   * @param lossPercent of the last seconds; NaN while none come
   */
  void media(UUID node, double lossPercent);

  /** How the link to a node is; empty where there is none. */
  Optional<LinkState> state(UUID node);

  /**
   * @param roundTripMs least of the last minute
   * @param clockErrorMs by how much times of the other node may be off here at most
   */
  record LinkState(NodeEpoch node, boolean open, double roundTripMs, double clockErrorMs) {}

  /**
   * Told on the link's own thread, one call at a time for each node. Who takes long is not told
   * more meanwhile, and with a full inbox loses the link.
   */
  interface Listener {

    /** Once for each stream; messages may be sent from now on. */
    void opened(NodeEpoch node);

    void told(NodeEpoch node, LinkMessage message);

    /** Once for each that was opened, also when it is closed for want of use. */
    void broke(NodeEpoch node);
  }
}
