package io.babelgrid.lifecycle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a node stops; each key is explained in application.properties. */
@ConfigMapping(prefix = "babelgrid.stop")
public interface StopConfig {

  @WithDefault("40s")
  Duration move();

  @WithDefault("3s")
  Duration playOut();

  @WithDefault("false")
  boolean staysReady();
}
