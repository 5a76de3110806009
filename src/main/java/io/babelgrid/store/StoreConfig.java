package io.babelgrid.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How patiently the database is waited for; each key is explained in application.properties. */
@ConfigMapping(prefix = "babelgrid.store")
public interface StoreConfig {

  @WithDefault("10000")
  @Min(1)
  int queue();

  @WithDefault("8s")
  Duration retry();

  @WithDefault("5s")
  Duration timeout();

  @WithDefault("10s")
  Duration startWait();

  @WithDefault("3s")
  Duration stopWait();

  @WithDefault("30d")
  Retention keep();
}
