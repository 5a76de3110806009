package io.babelgrid.signaling;

import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.room.RoomConfig;
import io.babelgrid.room.RoomRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What every client session works with. */
@ApplicationScoped
class SignalingContext {

  private final RoomRegistry rooms;
  private final MessageCodec codec;
  private final LanguageWish languages;
  private final SignalingConfig config;
  private final RoomConfig roomConfig;
  private final NanoClock clock;
  private final MeterRegistry meters;
  private final HistoryTokens history;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("signaling-timer").factory());

  @Inject
  SignalingContext(
      RoomRegistry rooms,
      MessageCodec codec,
      LanguageWish languages,
      SignalingConfig config,
      RoomConfig roomConfig,
      NanoClock clock,
      MeterRegistry meters,
      HistoryTokens history) {
    this.rooms = rooms;
    this.codec = codec;
    this.languages = languages;
    this.config = config;
    this.roomConfig = roomConfig;
    this.clock = clock;
    this.meters = meters;
    this.history = history;
  }

  @PreDestroy
  void stop() {
    timer.shutdownNow();
  }

  /** Runs something short that does not block after a while. */
  void later(long delayNs, Runnable task) {
    timer.schedule(task, delayNs, TimeUnit.NANOSECONDS);
  }

  HistoryTokens history() {
    return history;
  }

  RoomRegistry rooms() {
    return rooms;
  }

  MessageCodec codec() {
    return codec;
  }

  LanguageWish languages() {
    return languages;
  }

  SignalingConfig config() {
    return config;
  }

  ServerMessage.Limits limits() {
    return new ServerMessage.Limits(
        config.messageBytes(), config.messagesPerSecond(), roomConfig.participants());
  }

  long nowNs() {
    return clock.nowNs();
  }

  void countError(ErrorCode code) {
    meters.counter("babelgrid.signaling.errors", "code", code.wire()).increment();
  }
}
