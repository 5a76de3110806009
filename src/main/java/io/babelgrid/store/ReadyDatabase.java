package io.babelgrid.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** The database for who asks now, and does not wait until it is reached for the first time. */
@ApplicationScoped
class ReadyDatabase {

  private final Database database;
  private final Schema schema;

  @Inject
  ReadyDatabase(Database database, Schema schema) {
    this.database = database;
    this.schema = schema;
  }

  /** As {@link Database#transaction}, which it fails like before the schema is there. */
  <T> Uni<T> transaction(Function<Mutiny.Session, Uni<T>> work) {
    return schema.isReady()
        ? database.transaction(work)
        : Uni.createFrom()
            .failure(() -> new StoreUnavailableException("the database was not reached yet"));
  }
}
