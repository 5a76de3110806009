package io.babelgrid.booking;

import io.babelgrid.pipeline.Survival;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Takes what waits in the outboxes to the broker, in order, on a thread of its own. What did not
 * arrive stays where it is and is sent again; the broker's client knows what it sent before, so
 * that this makes no second record unless the answer is missing for longer than its delivery
 * timeout.
 */
final class Courier {

  private static final Logger LOG = Logger.getLogger(Courier.class);

  /** On their way at once: 0.6 MB of the largest. */
  private static final int BATCH = 200;

  /** Between two looks for topics that were not there. */
  private static final long LOOK_AGAIN_NS = TimeUnit.SECONDS.toNanos(30);

  private final Map<Topic, Outbox> outboxes;
  private final Broker broker;
  private final Duration pause;
  private final Duration patience;
  private final Consumer<Set<Topic>> opened;
  private final Semaphore news = new Semaphore(0);
  private final Thread thread = Thread.ofVirtual().name("booking-courier").unstarted(this::run);
  private volatile boolean away;
  private volatile boolean stopping;

  /** Of the courier's thread. */
  private Set<Topic> open = Set.of();

  private long lookedNs;

  /**
   * @param pause between two tries
   * @param patience without any answer, before the broker is held for away
   * @param opened told of the topics that are there, again when there are more; on the courier's
   *     thread
   */
  Courier(
      Map<Topic, Outbox> outboxes,
      Broker broker,
      Duration pause,
      Duration patience,
      Consumer<Set<Topic>> opened) {
    this.outboxes = outboxes;
    this.broker = broker;
    this.pause = pause;
    this.patience = patience;
    this.opened = opened;
  }

  void start() {
    thread.start();
  }

  /** Something waits in an outbox; any thread. */
  void wake() {
    if (news.availablePermits() == 0) {
      news.release();
    }
  }

  /** Whether nobody answers. */
  boolean isAway() {
    return away;
  }

  /** Waits for what still waits, but not for a broker that is away, and no longer than that. */
  void stop(Duration longest) {
    stopping = true;
    wake();
    try {
      if (away || !thread.join(longest)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (round()) {
        news.drainPermits();
      }
    } catch (InterruptedException e) {
      LOG.debug("no more is sent");
    }
  }

  /** Whether there is another. */
  private boolean round() throws InterruptedException {
    try {
      if (open.size() < outboxes.size() && (open.isEmpty() || isTimeToLook())) {
        look();
      }
      List<Entry> batch = open.isEmpty() ? List.of() : next();
      if (!batch.isEmpty() && deliver(batch)) {
        return true;
      }
      if (stopping) {
        return false;
      }
      sleep(batch.isEmpty() && !open.isEmpty());
    } catch (RuntimeException | Error e) {
      Survival.survived(LOG, "sending to the broker", e);
      if (stopping) {
        return false;
      }
      sleep(false);
    }
    return true;
  }

  private void sleep(boolean untilNews) throws InterruptedException {
    if (untilNews) {
      news.tryAcquire(LOOK_AGAIN_NS, TimeUnit.NANOSECONDS);
    } else if (!stopping) {
      Thread.sleep(pause);
    }
  }

  private boolean isTimeToLook() {
    return System.nanoTime() - lookedNs > LOOK_AGAIN_NS;
  }

  private void look() throws InterruptedException {
    Optional<Set<Topic>> there = broker.topics();
    lookedNs = System.nanoTime();
    away(there.isEmpty());
    if (there.isPresent() && !there.get().equals(open)) {
      open = there.get();
      opened.accept(open);
    }
  }

  private List<Entry> next() {
    var batch = new ArrayList<Entry>();
    for (Topic topic : open) {
      batch.addAll(outbox(topic).first(BATCH - batch.size()));
    }
    return batch;
  }

  /** Whether all of it has arrived. */
  private boolean deliver(List<Entry> batch) throws InterruptedException {
    Map<Entry, CompletableFuture<?>> answers = new LinkedHashMap<>();
    for (Entry entry : batch) {
      answers.put(entry, broker.send(entry.topic(), entry.key(), EntryJson.write(entry)));
    }
    await(CompletableFuture.allOf(answers.values().toArray(CompletableFuture[]::new)));
    boolean all = true;
    for (var answer : answers.entrySet()) {
      all &= arrived(answer.getKey(), answer.getValue());
    }
    if (all) {
      away(false);
    } else {
      // Whatever failed, what is there may have changed.
      open = Set.of();
    }
    return all;
  }

  /** Until all have an answer; a stop does not wait for a broker that is away. */
  private void await(CompletableFuture<?> all) throws InterruptedException {
    while (!(stopping && away)) {
      try {
        all.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        return;
      } catch (TimeoutException e) {
        // Topics that went with their broker's disk are made again, or this would wait for long.
        away(broker.topics().isEmpty());
      } catch (ExecutionException e) {
        return;
      }
    }
  }

  private boolean arrived(Entry entry, CompletableFuture<?> answer) {
    Outbox outbox = outbox(entry.topic());
    switch (answer.state()) {
      case SUCCESS -> outbox.sent(entry);
      case FAILED -> {
        if (!broker.isHopeless(answer.exceptionNow())) {
          return false;
        }
        LOG.warnf(
            "the broker does not take a record of %s: %s",
            entry.topic().tag(), answer.exceptionNow().getMessage());
        outbox.hopeless(entry);
      }
      case RUNNING, CANCELLED -> {
        return false;
      }
    }
    return true;
  }

  private void away(boolean isAway) {
    if (isAway != away) {
      away = isAway;
      int waiting = outboxes.values().stream().mapToInt(Outbox::waiting).sum();
      if (isAway) {
        LOG.warnf("Kafka does not answer; what is booked waits (%d records)", waiting);
      } else {
        LOG.infof("Kafka is back; %d records waited for it", waiting);
      }
    }
  }

  private Outbox outbox(Topic topic) {
    return Objects.requireNonNull(outboxes.get(topic));
  }
}
