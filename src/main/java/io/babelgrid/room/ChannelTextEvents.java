package io.babelgrid.room;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.annotations.Broadcast;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Puts text events on the channels {@code captions}, {@code heard}, {@code usage} and {@code
 * latency}. When a consumer lags so far that a channel's buffer is full, the event is dropped and
 * counted.
 */
@ApplicationScoped
class ChannelTextEvents implements TextEvents {

  /** 32 speakers x 3 languages x 5 captions a second x 2 s. */
  private static final int CAPTION_BUFFER = 1024;

  /** 32 speakers x 1 report a second x 8 s. */
  private static final int USAGE_BUFFER = 256;

  private final Emitter<Caption> captions;
  private final Emitter<Caption> heard;
  private final Emitter<UsageReport> usage;
  private final Emitter<LatencyReport> latency;
  private final Counter captionsDropped;
  private final Counter usageDropped;
  private final Counter latencyDropped;

  @Inject
  ChannelTextEvents(
      @Channel("captions")
          @Broadcast
          @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = CAPTION_BUFFER)
          Emitter<Caption> captions,
      @Channel("heard") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = CAPTION_BUFFER)
          Emitter<Caption> heard,
      @Channel("usage") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = USAGE_BUFFER)
          Emitter<UsageReport> usage,
      @Channel("latency") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = USAGE_BUFFER)
          Emitter<LatencyReport> latency,
      MeterRegistry meters) {
    this.captions = captions;
    this.heard = heard;
    this.usage = usage;
    this.latency = latency;
    this.captionsDropped = meters.counter("babelgrid.text.dropped", "channel", "captions");
    this.usageDropped = meters.counter("babelgrid.text.dropped", "channel", "usage");
    this.latencyDropped = meters.counter("babelgrid.text.dropped", "channel", "latency");
  }

  @Override
  public void caption(Caption caption) {
    send(captions, caption, captionsDropped);
  }

  @Override
  public void heard(Caption caption) {
    send(heard, caption, captionsDropped);
  }

  @Override
  public void usage(UsageReport report) {
    send(usage, report, usageDropped);
  }

  @Override
  public void latency(LatencyReport report) {
    send(latency, report, latencyDropped);
  }

  private static <T> void send(Emitter<T> emitter, T event, Counter dropped) {
    try {
      emitter
          .send(event)
          .whenComplete((done, failure) -> {
            if (failure != null) {
              dropped.increment();
            }
          });
    } catch (IllegalStateException e) {
      dropped.increment();
    }
  }
}
