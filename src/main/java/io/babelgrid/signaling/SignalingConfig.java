package io.babelgrid.signaling;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What one client may ask of the service. */
@ConfigMapping(prefix = "babelgrid.signaling")
public interface SignalingConfig {

  /**
   * Largest message in UTF-8 bytes. The largest there is, the offer of a full room: 15 others x (2
   * audio sections x 0.7 KB + 1 VP8-only video section x 1.5 KB) = 44 KB.
   */
  @WithDefault("65536")
  int messageBytes();

  /** Sustained message rate, and how many may come at once. */
  @WithDefault("30")
  int messagesPerSecond();

  /** A client that does not join in time is sent away. */
  @WithDefault("10s")
  Duration joinTimeout();

  /**
   * A connection that sent nothing, not even a pong, for this long is dead: two pings (see {@code
   * quarkus.websockets-next.server.auto-ping-interval}, 3 s) were lost, and 2 s for the way.
   */
  @WithDefault("8s")
  Duration deadAfter();

  /**
   * Messages that may wait for a slow client before it is cut off: 15 speakers x 2 captions x 5 a
   * second x 3 s, rounded up.
   */
  @WithDefault("512")
  int outboxMessages();

  /** UTF-16 characters that may wait for a slow client: 64 rosters of a full room (16 KB). */
  @WithDefault("1048576")
  int outboxChars();

  /**
   * Open connections of this node, joined or not: 512 x (outbox 2 MB + buffers) = 1.1 GB at worst.
   */
  @WithDefault("512")
  int connections();
}
