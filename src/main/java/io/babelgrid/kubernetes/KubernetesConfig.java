package io.babelgrid.kubernetes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** A node that is a pod; each key is explained in application.properties. */
@ConfigMapping(prefix = "babelgrid.kubernetes")
public interface KubernetesConfig {

  @WithDefault("false")
  boolean deletionCost();

  Optional<String> pod();
}
