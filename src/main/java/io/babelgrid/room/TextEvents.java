package io.babelgrid.room;

/** Where the flow's text events go: the in-memory channels of Reactive Messaging. Never blocks. */
public interface TextEvents {

  void caption(Caption caption);

  /** What somebody at another node says, in their own words: for people here, kept there. */
  void heard(Caption caption);

  void usage(UsageReport report);

  void latency(LatencyReport report);
}
