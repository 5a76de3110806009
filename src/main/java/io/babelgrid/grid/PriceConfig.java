package io.babelgrid.grid;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** What this node's work costs; each key is explained in application.properties. */
@ConfigMapping(prefix = "babelgrid.price")
public interface PriceConfig {

  Optional<@Size(max = 12) String> currency();

  @WithDefault("0")
  @DecimalMin("0")
  double coreHour();

  @WithDefault("0")
  @DecimalMin("0")
  double gpuHour();

  @WithDefault("0")
  @DecimalMin("0")
  double backhaulGb();
}
