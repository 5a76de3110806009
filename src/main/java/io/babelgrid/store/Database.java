package io.babelgrid.store;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Runs work on the database, each piece in a transaction of its own and within a time. */
@ApplicationScoped
class Database {

  private static final String UNIQUE_VIOLATION = "23505";

  private final Mutiny.SessionFactory sessions;
  private final Vertx vertx;
  private final StoreConfig config;

  @Inject
  Database(Mutiny.SessionFactory sessions, Vertx vertx, StoreConfig config) {
    this.sessions = sessions;
    this.vertx = vertx;
    this.config = config;
  }

  /**
   * Fails with {@link StoreUnavailableException} when the database is away, with {@link
   * StoreRefusedException} when it cannot keep a value.
   */
  <T> Uni<T> transaction(Function<Mutiny.Session, Uni<T>> work) {
    return onFreshContext(Uni.createFrom().deferred(() -> sessions.withTransaction(work)))
        .ifNoItem()
        .after(config.timeout())
        .fail()
        .onFailure(Database::isAway)
        .transform(e -> new StoreUnavailableException("the database is away", e))
        .onFailure(Database::isRefused)
        .transform(StoreRefusedException::new);
  }

  /**
   * A session lives in its Vert.x context, so every piece of work gets one that nobody shares; and
   * is begun there, because whoever asks may be on a context that knows of no sessions.
   */
  private <T> Uni<T> onFreshContext(Uni<T> work) {
    return Uni.createFrom()
        .emitter(emitter -> {
          Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
          VertxContextSafetyToggle.setContextSafe(context, true);
          context.runOnContext(ignored -> work.subscribe().with(emitter::complete, emitter::fail));
        });
  }

  /** Class 22 (data exception) of appendix A: no such value can be kept. */
  static boolean isRefused(@Nullable Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof PgException refused && refused.getSqlState() != null) {
        return refused.getSqlState().startsWith("22");
      }
    }
    return false;
  }

  /** A row of this key was written before. */
  static boolean isThereAlready(@Nullable Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState())
          || e instanceof SQLException told && UNIQUE_VIOLATION.equals(told.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  static boolean isAway(@Nullable Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof IOException
          || e instanceof TimeoutException
          || e instanceof io.smallrye.mutiny.TimeoutException
          || e instanceof VertxException
          || e instanceof PgException refused && isAway(refused.getSqlState())) {
        return true;
      }
    }
    return false;
  }

  /** Classes 08 (connection), 53 (resources) and 57 (stopping, starting) of appendix A. */
  private static boolean isAway(@Nullable String sqlState) {
    return sqlState != null
        && (sqlState.startsWith("08") || sqlState.startsWith("53") || sqlState.startsWith("57"));
  }
}
