package io.babelgrid.store;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Writes to the database in the order given, one at a time, on a thread of its own. While the
 * database is away writes wait and are tried again; when too many wait, new ones are dropped and
 * counted, so that no call ever waits for the database.
 */
@ApplicationScoped
class WriteQueue {

  private static final Logger LOG = Logger.getLogger(WriteQueue.class);

  /** The pause between two tries doubles this often before it reaches its longest. */
  private static final int DOUBLINGS = 4;

  private record Write(
      String what, Function<Mutiny.Session, Uni<Void>> work, CompletableFuture<Void> done) {}

  private static final Write LAST =
      new Write("nothing", session -> Uni.createFrom().voidItem(), new CompletableFuture<>());

  private final Database database;
  private final StoreConfig config;
  private final LinkedBlockingDeque<Write> waiting;
  private final Counter dropped;
  private final Thread writer = Thread.ofVirtual().name("store-writer").unstarted(this::run);

  @Inject
  WriteQueue(Database database, StoreConfig config, MeterRegistry meters) {
    this.database = database;
    this.config = config;
    this.waiting = new LinkedBlockingDeque<>(config.queue());
    this.dropped = meters.counter("babelgrid.store.dropped");
    meters.gauge("babelgrid.store.waiting", waiting, LinkedBlockingDeque::size);
  }

  /** Starts writing; before that, writes wait. */
  void start() {
    writer.start();
  }

  /**
   * @param what for the log, without personal data
   */
  void offer(String what, Function<Mutiny.Session, Uni<Void>> work) {
    submit(what, work);
  }

  /**
   * The same for who waits for it. Fails with {@link StoreUnavailableException} when it was not
   * written in time; it may be later.
   */
  Uni<Void> written(String what, Function<Mutiny.Session, Uni<Void>> work) {
    CompletableFuture<Void> done = submit(what, work);
    return Uni.createFrom()
        .completionStage(done)
        .ifNoItem()
        .after(config.timeout())
        .failWith(() -> new StoreUnavailableException("the database did not answer in time"));
  }

  private CompletableFuture<Void> submit(String what, Function<Mutiny.Session, Uni<Void>> work) {
    var write = new Write(what, work, new CompletableFuture<>());
    if (!waiting.offer(write)) {
      dropped.increment();
      write.done().completeExceptionally(new StoreUnavailableException("too many writes wait"));
    }
    return write.done();
  }

  private void run() {
    try {
      for (Write write = waiting.take(); write != LAST; write = waiting.take()) {
        write(write);
      }
    } catch (InterruptedException e) {
      LOG.debug("no more is written");
    }
  }

  private void write(Write write) throws InterruptedException {
    for (int tries = 0; ; tries++) {
      try {
        database.transaction(write.work()).await().atMost(config.timeout().multipliedBy(2));
        write.done().complete(null);
        return;
      } catch (StoreRefusedException e) {
        LOG.warnf("%s was not written: %s", write.what(), e.getMessage());
        dropped.increment();
        write.done().completeExceptionally(e);
        return;
      } catch (RuntimeException | Error e) {
        if (tries > 0 && Database.isThereAlready(e)) {
          // The answer to an earlier try was lost, not what it wrote.
          write.done().complete(null);
          return;
        }
        if (!(e instanceof StoreUnavailableException) && !Database.isAway(e)) {
          LOG.errorf(e, "%s was not written", write.what());
          dropped.increment();
          write.done().completeExceptionally(e);
          return;
        }
        if (tries == 0) {
          LOG.warnf("the database is away; %s waits", write.what());
        }
        pause(tries);
      }
    }
  }

  private void pause(int tries) throws InterruptedException {
    Duration pause = config.retry().dividedBy(1L << Math.max(0, DOUBLINGS - tries));
    Thread.sleep(pause);
  }

  /** Waits for what still waits, but not long; the rest is dropped and counted. */
  void stop() {
    try {
      if (waiting.offer(LAST) && writer.join(config.stopWait())) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    writer.interrupt();
    dropped.increment(waiting.stream().filter(write -> write != LAST).count());
  }
}
