package io.babelgrid.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Down while the node starts and once it drains: nobody is to be sent here. */
@Readiness
@ApplicationScoped
public class NodeReadiness implements HealthCheck {

  private final NodeLifecycle lifecycle;

  @Inject
  NodeReadiness(NodeLifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  @Override
  public HealthCheckResponse call() {
    NodeState state = lifecycle.state();
    return HealthCheckResponse.named("node")
        .status(state == NodeState.READY)
        .withData("state", state.name().toLowerCase(Locale.ROOT))
        .build();
  }
}
