package io.babelgrid.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How patiently the service waits for its database. */
@ConfigMapping(prefix = "babelgrid.store")
public interface StoreConfig {

  /**
   * Writes that may wait while the database is away: 50 rooms x 4 speakers x 1 utterance and usage
   * report in 10 s = 20 a second, for 8 minutes; 10 MB at 1 KB each.
   */
  @WithDefault("10000")
  int queue();

  /** Longest pause between two tries of a write; the first is 1/16 of it. */
  @WithDefault("8s")
  Duration retry();

  /** A read or write that takes longer counts as failed. */
  @WithDefault("5s")
  Duration timeout();

  /** How long a start waits for the schema before it goes on without. */
  @WithDefault("10s")
  Duration startWait();

  /** How long a stop waits for the last writes. */
  @WithDefault("3s")
  Duration stopWait();
}
