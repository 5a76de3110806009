package io.babelgrid.relay.link;

import java.time.Duration;

/**
 * How a link behaves.
 *
 * @param ping between two questions for the other's time
 * @param silentAfter a stream on which nothing came for so long is broken
 * @param linger how long a link stays that nobody wants
 * @param connectWithin until both sides have said hello and compared clocks
 * @param retry first pause before another try
 * @param longestRetry
 * @param queueMessages that may wait to be sent
 * @param queueBytes likewise
 * @param messageBytes of the largest message
 * @param inbox messages that may wait to be told
 */
record LinkSettings(
    Duration ping,
    Duration silentAfter,
    Duration linger,
    Duration connectWithin,
    Duration retry,
    Duration longestRetry,
    int queueMessages,
    int queueBytes,
    int messageBytes,
    int inbox) {

  LinkSettings {
    if (!ping.isPositive()
        || silentAfter.compareTo(ping.multipliedBy(2)) < 0
        || !retry.isPositive()
        || longestRetry.compareTo(retry) < 0) {
      throw new IllegalArgumentException(
          "babelgrid.grid.link: ping and retry must be above 0, silent-after at least two pings,"
              + " and longest-retry at least retry");
    }
    if (queueBytes < messageBytes) {
      throw new IllegalArgumentException(
          "babelgrid.grid.link.queue-bytes must hold one message of message-bytes");
    }
  }

  static LinkSettings of(LinkConfig config) {
    return new LinkSettings(
        config.ping(),
        config.silentAfter(),
        config.linger(),
        config.connectTimeout(),
        config.retry(),
        config.longestRetry(),
        config.queueMessages(),
        config.queueBytes(),
        config.messageBytes(),
        config.inbox());
  }
}
