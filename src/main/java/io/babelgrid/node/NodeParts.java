package io.babelgrid.node;

import io.babelgrid.audio.AudioWarmUp;
import io.babelgrid.boot.NodeConfig;
import io.babelgrid.budget.Capacity;
import io.babelgrid.budget.CapacityConfig;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.Stage;
import io.babelgrid.budget.Workload;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.capacity.MediaMeter;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.DeviceChoice;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.grid.GridConfig;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.room.RoomConfig;
import io.babelgrid.synthesis.espeak.EspeakPhonemizer;
import io.babelgrid.transport.MediaServer;
import io.babelgrid.transport.MediaServerStats;
import io.babelgrid.transport.TransportConfig;
import io.babelgrid.transport.TransportWarmUp;
import io.babelgrid.transport.WebRtcMediaServer;
import io.babelgrid.video.VideoWarmUp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The parts of this node that have threads, memory or a port: each is made by one method and ended
 * by one. {@link NodeStart} says when.
 */
@ApplicationScoped
public class NodeParts implements NodeSteps {

  private static final int CORES_FOR_KOKORO_ONLY = 4;

  private final NodeConfig node;
  private final FlowConfig config;
  private final RoomConfig rooms;
  private final GridConfig grid;
  private final ModelStore store;
  private final NanoClock clock;
  private final LatencyLedger ledger;
  private volatile @Nullable ContinuousBatcher lanes;
  private volatile @Nullable LoadedModels models;
  private volatile @Nullable PlayoutClock playout;
  private volatile @Nullable FlowGovernor governor;
  private volatile @Nullable MediaServer server;

  @Inject
  NodeParts(
      NodeConfig node,
      FlowConfig config,
      RoomConfig rooms,
      GridConfig grid,
      ModelStore store,
      NanoClock clock,
      LatencyLedger ledger) {
    this.node = node;
    this.config = config;
    this.rooms = rooms;
    this.grid = grid;
    this.store = store;
    this.clock = clock;
    this.ledger = ledger;
  }

  @Override
  public void startLanes() {
    int count = config.engine().lanes();
    lanes =
        new ContinuousBatcher(
            clock,
            count > 0 ? count : Runtime.getRuntime().availableProcessors(),
            DeviceChoice.named(config.engine().device()).resolve());
  }

  @Override
  public void endLanes() {
    lanes().close();
  }

  @Override
  public void loadModels() {
    models = grid.worksHere() ? ownModels() : new NoModels();
  }

  private NodeModels ownModels() {
    return new NodeModels(
        store,
        lanes(),
        clock,
        translationDue(ledger),
        config.recognition().model(),
        config.recognition().policy(),
        synthesisModel(config.synthesis().model()),
        config.synthesis().espeak().map(EspeakPhonemizer::all).orElse(Map.of()),
        config.lips().enabled(),
        config.lipsync().generator().map(Path::of).orElse(null));
  }

  @Override
  public void freeModels() {
    endLanes();
    models().close();
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

  @Override
  public void startBeat() {
    playout = new PlayoutClock(clock);
  }

  @Override
  public void endBeat() {
    playout().close();
  }

  @Override
  public void startCapacity() {
    int spare = Math.max(0, Runtime.getRuntime().availableProcessors() - lanes().laneCount());
    governor =
        startGovernor(
            lanes(), config.capacity().uplink(), new MediaMeter(this::sent, spare), clock);
  }

  /** Nothing before the media port is open. */
  private MediaMeter.Sent sent() {
    MediaServer open = server;
    if (open == null) {
      return new MediaMeter.Sent(0, 0, 0, 0);
    }
    MediaServerStats stats = open.stats();
    return new MediaMeter.Sent(
        stats.sent(), stats.sentBytes(), stats.forwarded(), stats.forwardedBytes());
  }

  /** The governor of a node without media, whose uplink nobody limits. */
  public static FlowGovernor startGovernor(ContinuousBatcher lanes, NanoClock clock) {
    return startGovernor(lanes, OptionalLong.empty(), MediaMeter.none(), clock);
  }

  /**
   * Promises 85 % of the lanes. Overload shows as lanes that never rest, or as every second
   * recognition late while they are busy, for 8 s: recognition itself waits for more audio when it
   * is slow, and the seconds in which a call begins are not the call. Who has said nothing for two
   * minutes is charged half.
   */
  private static FlowGovernor startGovernor(
      ContinuousBatcher lanes, OptionalLong uplink, MediaMeter media, NanoClock clock) {
    var pace =
        new CapacityConfig.Pace(
            Duration.ofSeconds(8),
            Duration.ofSeconds(3),
            Duration.ofSeconds(15),
            Duration.ofSeconds(10),
            Duration.ofMinutes(10),
            Duration.ofMinutes(2));
    var node = new Capacity(lanes.laneCount(), null, null, uplink(uplink));
    var capacity = new CapacityConfig(node, 0.85, 0.97, 0.75, 0.5, 0.5, pace);
    return FlowGovernor.started(capacity, lanes, media, clock);
  }

  private static @Nullable Long uplink(OptionalLong number) {
    if (number.isPresent() && number.getAsLong() <= 0) {
      throw new IllegalArgumentException(
          "babelgrid.capacity.uplink must be above 0, or not set: " + number.getAsLong());
    }
    return number.isPresent() ? (Long) number.getAsLong() : null;
  }

  @Override
  public void endCapacity() {
    governor().close();
  }

  @Override
  public void openPort() throws IOException {
    FlowConfig.Media media = config.media();
    TransportConfig transport =
        TransportConfig.defaults(media.hosts().orElse(List.of()), node.media().port())
            .withParticipants(rooms.participants())
            .withLayers(config.video().layers())
            .withPublicAddresses(media.publicAddress().map(List::of).orElse(List.of()))
            .withRelayAddresses(grid.media().orElse(List.of()));
    server = WebRtcMediaServer.open(transport, clock, ledger);
  }

  @Override
  public void closePort() {
    server().close();
  }

  @Override
  public void warmUp() throws IOException {
    AudioWarmUp.run();
    if (config.lips().enabled() && grid.worksHere()) {
      VideoWarmUp.run();
    }
    TransportWarmUp.run(server());
  }

  ContinuousBatcher lanes() {
    return there(lanes);
  }

  LoadedModels models() {
    return there(models);
  }

  PlayoutClock playout() {
    return there(playout);
  }

  FlowGovernor governor() {
    return there(governor);
  }

  MediaServer server() {
    return there(server);
  }

  private static <T> T there(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("a part of the node is asked for before the node started it");
    }
    return part;
  }
}
