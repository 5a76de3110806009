package io.babelgrid.node;

import io.babelgrid.audio.AudioWarmUp;
import io.babelgrid.budget.CapacityConfig;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.Stage;
import io.babelgrid.budget.Workload;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.DeviceChoice;
import io.babelgrid.engine.model.DirectoryModelStore;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.face.LipModels;
import io.babelgrid.flow.FlowModels;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.room.RoomConfig;
import io.babelgrid.speaker.FlowSettings;
import io.babelgrid.transport.MediaServer;
import io.babelgrid.transport.TransportConfig;
import io.babelgrid.transport.TransportWarmUp;
import io.babelgrid.transport.WebRtcMediaServer;
import io.babelgrid.video.VideoWarmUp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the parts of this node from its configuration, and ends them. */
@ApplicationScoped
public class NodeParts {

  private static final int CORES_FOR_KOKORO_ONLY = 4;

  @Produces
  @Singleton
  NanoClock clock() {
    return NanoClock.system();
  }

  @Produces
  @Singleton
  ModelStore models(
      @ConfigProperty(name = "babelgrid.models.dir", defaultValue = "models/cache") Path dir) {
    return new DirectoryModelStore(dir);
  }

  @Produces
  @Singleton
  ContinuousBatcher lanes(NanoClock clock, FlowConfig config) {
    int lanes = config.engine().lanes();
    return new ContinuousBatcher(
        clock,
        lanes > 0 ? lanes : Runtime.getRuntime().availableProcessors(),
        DeviceChoice.named(config.engine().device()).resolve());
  }

  void end(@Disposes ContinuousBatcher lanes) {
    lanes.close();
  }

  @Produces
  @Singleton
  FlowModels flowModels(
      ModelStore store,
      ContinuousBatcher lanes,
      NanoClock clock,
      LatencyLedger ledger,
      FlowConfig config) {
    return new NodeModels(
        store,
        lanes,
        clock,
        translationDue(ledger),
        config.recognition().policy(),
        synthesisModel(config.synthesis().model()),
        config.lips().enabled(),
        config.lipsync().generator().map(Path::of).orElse(null));
  }

  @Produces
  @Singleton
  LipModels lipModels(FlowModels models) {
    return models instanceof NodeModels loaded ? loaded : LipModels.NONE;
  }

  public static Duration translationDue(LatencyLedger ledger) {
    return ledger
        .share(Workload.VOICE, Stage.TRANSLATION_QUEUE)
        .plus(ledger.share(Workload.VOICE, Stage.TRANSLATION));
  }

  /** Two Kokoro voices and two recognisers want 1.2 cores, and media must keep theirs. */
  private static String synthesisModel(String configured) {
    if (!configured.equals("auto")) {
      return configured;
    }
    return Runtime.getRuntime().availableProcessors() < CORES_FOR_KOKORO_ONLY
        ? "hibari"
        : "kokoro-q8";
  }

  void end(@Disposes FlowModels models) {
    if (models instanceof NodeModels loaded) {
      loaded.close();
    }
  }

  @Produces
  @Singleton
  FlowSettings settings(FlowConfig config) {
    FlowSettings standard = FlowSettings.standard();
    return new FlowSettings(
        standard.audioQueue(),
        standard.textQueue(),
        standard.phrases().waiting(config.synthesis().phraseHold()),
        standard.playout());
  }

  @Produces
  @Singleton
  FlowGovernor governor(ContinuousBatcher lanes, NanoClock clock) {
    return startGovernor(lanes, clock);
  }

  /**
   * Promises 85 % of the lanes. Overload shows as lanes that never rest, or as every second
   * recognition late while they are busy, for 8 s: recognition itself waits for more audio when it
   * is slow, and the seconds in which a call begins are not the call. Who has said nothing for two
   * minutes is charged half.
   */
  public static FlowGovernor startGovernor(ContinuousBatcher lanes, NanoClock clock) {
    var pace =
        new CapacityConfig.Pace(
            Duration.ofSeconds(8),
            Duration.ofSeconds(3),
            Duration.ofSeconds(15),
            Duration.ofSeconds(10),
            Duration.ofMinutes(10),
            Duration.ofMinutes(2));
    var capacity = new CapacityConfig(lanes.laneCount(), 0.85, 0.97, 0.75, 0.5, 0.5, pace);
    return FlowGovernor.started(capacity, lanes, clock);
  }

  void end(@Disposes FlowGovernor governor) {
    governor.close();
  }

  @Produces
  @Singleton
  LatencyLedger ledger(FlowConfig config) {
    return new LatencyLedger(BudgetReader.read(config.budget()));
  }

  @Produces
  @Singleton
  PlayoutClock playout(NanoClock clock) {
    return new PlayoutClock(clock);
  }

  void end(@Disposes PlayoutClock playout) {
    playout.close();
  }

  /** The media port, warmed up so that the first call is as good as the tenth. */
  @Produces
  @Singleton
  MediaServer mediaServer(
      FlowConfig config, RoomConfig rooms, NanoClock clock, LatencyLedger ledger)
      throws IOException {
    FlowConfig.Media media = config.media();
    TransportConfig transport =
        TransportConfig.defaults(media.hosts().orElse(List.of()), media.port())
            .withParticipants(rooms.participants())
            .withPublicAddresses(media.publicAddress().map(List::of).orElse(List.of()));
    MediaServer server = WebRtcMediaServer.open(transport, clock, ledger);
    AudioWarmUp.run();
    if (config.lips().enabled()) {
      VideoWarmUp.run();
    }
    TransportWarmUp.run(server);
    return server;
  }

  void end(@Disposes MediaServer server) {
    server.close();
  }
}
