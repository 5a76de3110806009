package io.babelgrid.room;

/**
 * Where the flow's text events go: the in-memory or Kafka channels of Reactive Messaging. Never
 * blocks.
 */
public interface TextEvents {

  void caption(Caption caption);

  void usage(UsageReport report);

  void latency(LatencyReport report);
}
