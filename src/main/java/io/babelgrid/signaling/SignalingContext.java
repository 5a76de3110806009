package io.babelgrid.signaling;

import io.babelgrid.chat.ChatConfig;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.Survival;
import io.babelgrid.room.RoomConfig;
import io.babelgrid.room.RoomRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** What every client session works with. */
@ApplicationScoped
class SignalingContext {

  private static final Logger LOG = Logger.getLogger(SignalingContext.class);

  private final RoomRegistry rooms;
  private final MessageCodec codec;
  private final CaptionWriter captions;
  private final LanguageWish languages;
  private final SignalingConfig config;
  private final RoomConfig roomConfig;
  private final NanoClock clock;
  private final MeterRegistry meters;
  private final RareLog failures;
  private final HistoryTokens history;
  private final GridDesk grid;
  private final Travellers travellers;
  private final ChatConfig chat;
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
      HistoryTokens history,
      GridDesk grid,
      Travellers travellers,
      ChatConfig chat) {
    this.rooms = rooms;
    this.codec = codec;
    this.captions = new CaptionWriter(codec::write);
    this.languages = languages;
    this.config = config;
    this.roomConfig = roomConfig;
    this.clock = clock;
    this.meters = meters;
    this.failures = new RareLog(LOG::error);
    this.history = history;
    this.grid = grid;
    this.travellers = travellers;
    this.chat = chat;
  }

  @PreDestroy
  void stop() {
    timer.shutdownNow();
  }

  /** Runs something short that does not block after a while. */
  void later(long delayNs, Runnable task) {
    timer.schedule(
        () -> Survival.guard(LOG, "what was to be said later", task),
        delayNs,
        TimeUnit.NANOSECONDS);
  }

  HistoryTokens history() {
    return history;
  }

  GridDesk grid() {
    return grid;
  }

  Travellers travellers() {
    return travellers;
  }

  ChatConfig chat() {
    return chat;
  }

  RoomRegistry rooms() {
    return rooms;
  }

  MessageCodec codec() {
    return codec;
  }

  CaptionWriter captions() {
    return captions;
  }

  LanguageWish languages() {
    return languages;
  }

  SignalingConfig config() {
    return config;
  }

  ServerMessage.Limits limits() {
    return new ServerMessage.Limits(
        config.messageBytes(),
        config.messagesPerSecond(),
        roomConfig.participants(),
        chat.messageChars());
  }

  /** Where failures of handling messages are written down. */
  RareLog failures() {
    return failures;
  }

  long nowNs() {
    return clock.nowNs();
  }

  void countError(ErrorCode code) {
    meters.counter("babelgrid.signaling.errors", "code", code.wire()).increment();
  }
}
