package io.babelgrid.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Down while the node starts and once it drains: nobody is to be sent here. Behind what forwards
 * media to ready nodes only, that would cut the calls that are still here; there it stays up until
 * the last has gone.
 */
@Readiness
@ApplicationScoped
public class NodeReadiness implements HealthCheck {

  private final NodeLifecycle lifecycle;
  private final boolean whileDraining;

  @Inject
  NodeReadiness(NodeLifecycle lifecycle, StopConfig config) {
    this(lifecycle, config.staysReady());
  }

  NodeReadiness(NodeLifecycle lifecycle, boolean whileDraining) {
    this.lifecycle = lifecycle;
    this.whileDraining = whileDraining;
  }

  @Override
  public HealthCheckResponse call() {
    NodeState state = lifecycle.state();
    return HealthCheckResponse.named("node")
        .status(state == NodeState.READY || whileDraining && state == NodeState.DRAINING)
        .withData("state", state.name().toLowerCase(Locale.ROOT))
        .build();
  }
}
