package io.babelgrid.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a write whose tries end in turn as the database says. */
@Timeout(20)
class WriteQueueTest {

  private static final RuntimeException AWAY = new RuntimeException(new IOException("gone"));
  private static final RuntimeException THERE =
      new RuntimeException(new SQLException("duplicate key", "23505"));

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private static StoreConfig config() {
    Class<?>[] types = {StoreConfig.class};
    return (StoreConfig)
        Proxy.newProxyInstance(
            StoreConfig.class.getClassLoader(),
            types,
            (_, method, _) ->
                switch (method.getName()) {
                  case "queue" -> 10;
                  case "retry" -> Duration.ofMillis(16);
                  default -> Duration.ofSeconds(5);
                });
  }

  private void write(RuntimeException... failures) {
    Queue<RuntimeException> next = new ArrayDeque<>(List.of(failures));
    var database =
        new Database(null, null, null) {
          @Override
          <T> Uni<T> transaction(Function<Mutiny.Session, Uni<T>> work) {
            RuntimeException failure = next.poll();
            return failure == null
                ? Uni.createFrom().nullItem()
                : Uni.createFrom().failure(failure);
          }
        };
    var queue = new WriteQueue(database, config(), meters);
    queue.start();
    try {
      queue.written("a row", _ -> Uni.createFrom().voidItem()).await().indefinitely();
    } finally {
      queue.stop();
    }
  }

  private double dropped() {
    return meters.counter("babelgrid.store.dropped").count();
  }

  @Test
  void whatIsThereAtTheSecondTryWasWrittenByTheFirst() {
    write(AWAY, THERE);
    assertEquals(0, dropped());
  }

  @Test
  void whatIsThereAtTheFirstTryIsSomebodyElses() {
    assertThrows(RuntimeException.class, () -> write(THERE));
    assertEquals(1, dropped());
  }

  @Test
  void whileTheDatabaseIsAwayAWriteWaits() {
    write(AWAY, AWAY, AWAY);
    assertEquals(0, dropped());
  }
}
