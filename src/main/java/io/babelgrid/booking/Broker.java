package io.babelgrid.booking;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Where entries are sent to. */
interface Broker {

  /**
   * Which topics are there by now; creates those that are missing, where it may. Takes some seconds
   * at most; empty while nobody answers.
   */
  Optional<Set<Topic>> topics() throws InterruptedException;

  /**
   * Sends one entry to a topic that is there. Tries as long as {@code delivery.timeout.ms}.
   *
   * @return done when the broker has it for good
   */
  CompletableFuture<?> send(Topic topic, String key, byte[] value);

  /** Whether to send it again would end the same way. */
  boolean isHopeless(Throwable failure);
}
