package io.babelgrid.room;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of rooms. */
@ConfigMapping(prefix = "babelgrid.rooms")
public interface RoomConfig {

  /**
   * Participants in one room, those included who lost their connection. Everyone receives two
   * originals and one voice of everyone else: 16 x 15 x 3 = 720 outgoing tracks at the limit.
   */
  @WithDefault("16")
  int participants();

  /** How long a participation outlives its broken connection. */
  @WithDefault("60s")
  Duration grace();

  /**
   * Commands that may wait for one room: 16 participants x 30 messages a second x 2 s, doubled for
   * media events.
   */
  @WithDefault("2048")
  int queue();
}
