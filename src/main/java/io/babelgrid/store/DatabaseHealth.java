package io.babelgrid.store;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells of the database, but is never down: calls go on without it. */
@Readiness
@ApplicationScoped
class DatabaseHealth implements AsyncHealthCheck {

  /** A database that says nothing: whoever probes waits no longer than a second or two. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final Database database;
  private final Schema schema;

  @Inject
  DatabaseHealth(Database database, Schema schema) {
    this.database = database;
    this.schema = schema;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return reachable()
        .map(here ->
            HealthCheckResponse.named("store")
                .up()
                .withData("database", here ? "here" : "away")
                .build());
  }

  private Uni<Boolean> reachable() {
    if (!schema.isReady()) {
      return Uni.createFrom().item(false);
    }
    return database
        .transaction(session -> session.createNativeQuery("select 1").getSingleResult())
        .replaceWith(true)
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .onFailure()
        .recoverWithItem(false);
  }
}
