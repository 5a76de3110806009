package io.babelgrid.relay;

import static org.awaitility.Awaitility.await;

import io.babelgrid.budget.CapacityConfig;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.ServicePlan;
import io.babelgrid.call.CallMediaPlane;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.chat.ChatLimits;
import io.babelgrid.chat.Conversations;
import io.babelgrid.chat.TestChat;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.flow.DummyModels;
import io.babelgrid.flow.FakeMediaServer;
import io.babelgrid.flow.FakeMediaServer.FakePeer;
import io.babelgrid.glossary.Glossaries;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.room.Arrivals;
import io.babelgrid.room.Caption;
import io.babelgrid.room.DisplayName;
import io.babelgrid.room.JoinRequest;
import io.babelgrid.room.LanguageChoice;
import io.babelgrid.room.LatencyReport;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.Participant;
import io.babelgrid.room.Past;
import io.babelgrid.room.RoomConfig;
import io.babelgrid.room.RoomJournal;
import io.babelgrid.room.RoomNews;
import io.babelgrid.room.RoomRegistry;
import io.babelgrid.room.Stay;
import io.babelgrid.room.TextEvents;
import io.babelgrid.room.UsageReport;
import io.babelgrid.speaker.FlowSettings;
import io.babelgrid.work.TestWork;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.TracerProvider;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A node of a grid on dummy models: rooms, calls, and the relay between them and others. */
final class TestNode implements AutoCloseable {

  final NodeEpoch id;
  final DummyModels models = new DummyModels();
  final FakeMediaServer server = new FakeMediaServer();
  final PlayoutClock playout = new PlayoutClock(NanoClock.system());
  final LatencyLedger ledger = LatencyLedger.standard();
  final ContinuousBatcher lanes = new ContinuousBatcher(NanoClock.system(), 1);
  final FlowGovernor governor =
      FlowGovernor.started(CapacityConfig.of(2), lanes, NanoClock.system());
  final TestChat chat = new TestChat();
  final Conversations chats = new Conversations(new ChatLimits(), chat);
  final CallMediaPlane calls;
  final RoomRegistry rooms;
  final MemoryGrid.MemoryLinks links;
  final List<MemoryRelay> relays = new CopyOnWriteArrayList<>();

  /** What the node writes down: own words of its people, and translations that it made. */
  final List<Caption> written = new CopyOnWriteArrayList<>();

  final List<UsageReport> usage = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService relay =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  private final RoomRelay glue;
  private @Nullable TestWork work;

  TestNode(MemoryGrid grid, long number) {
    id = new NodeEpoch(new UUID(0, number), 1);
    calls =
        new CallMediaPlane(
            server,
            models,
            models,
            playout,
            governor,
            new Text(),
            new Glossaries(),
            ledger,
            TracerProvider.noop().get("test"),
            FlowSettings.standard(),
            NanoClock.system(),
            id);
    rooms =
        new RoomRegistry(
            id,
            calls,
            new Journal(grid),
            NanoClock.system(),
            new Limits(),
            chats,
            new SimpleMeterRegistry());
    links = grid.join(id);
    var news = new RoomNews(rooms);
    glue =
        new RoomRelay(
            id,
            links,
            grid.whereabouts(),
            grid::isDead,
            news,
            calls,
            (to, listener) -> {
              var opened = new MemoryRelay(grid, id.node(), to, listener);
              relays.add(opened);
              return opened;
            },
            NanoClock.system(),
            relay);
    links.listener = new LinkNews(glue, news, calls);
    calls.backhaul(glue.words());
    rooms.others(glue);
    relay.scheduleWithFixedDelay(glue::tick, 1, 1, TimeUnit.SECONDS);
    ticker.scheduleWithFixedDelay(rooms::tick, 250, 250, TimeUnit.MILLISECONDS);
  }

  /**
   * Its work may go to other nodes, and theirs come here.
   *
   * @param here whether it works at all
   * @param others that may be asked, best first
   */
  TestWork work(boolean here, TestNode... others) {
    var started =
        new TestWork(id, calls, models, playout, governor, ledger, new Text(), glue.work(), here);
    glue.work().listener(started.running());
    for (TestNode other : others) {
      started.others.add(other.id);
    }
    work = started;
    return started;
  }

  TestPerson join(String participant, LanguageChoice languages) {
    return join(participant, languages, 0, false);
  }

  TestPerson join(String participant, LanguageChoice languages, long incarnation, boolean host) {
    return join(participant, languages, new Past(incarnation, new TreeMap<>()), host);
  }

  TestPerson join(String participant, LanguageChoice languages, Past past, boolean host) {
    var person = new TestPerson(participant);
    rooms.join(
        "room",
        new JoinRequest(
            participant,
            new DisplayName(participant),
            languages,
            ServicePlan.BEST,
            false,
            false,
            true,
            null,
            host,
            false,
            past),
        person);
    await().until(person.admitted::isDone);
    return person;
  }

  FakePeer peer(String participant) {
    return server.peers.get(participant);
  }

  /** A tone, then a second of silence. */
  void speak(String participant, int seconds) {
    peer(participant).tone(50 * seconds, 50 * seconds + 50, 0);
  }

  /** What somebody here has said, once so many of their utterances are over. */
  String awaitSaid(String participant, int utterances) {
    await().until(() -> own(participant).filter(Caption::last).count() >= utterances);
    return own(participant)
        .map(Caption::text)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private Stream<Caption> own(String participant) {
    return written.stream()
        .filter(line -> line.speakerId().equals(participant) && !line.translated());
  }

  /** Who is in the room, as people here see it. */
  List<String> roster() {
    return rooms.find("room").stream()
        .flatMap(room -> room.participants().stream())
        .map(Participant::id)
        .sorted()
        .toList();
  }

  /** Packets of originals that went to another node. */
  int packetsTo(TestNode other) {
    return relays.stream()
        .filter(each -> each.to().equals(other.id.node()))
        .mapToInt(each -> each.packets.get())
        .sum();
  }

  /** As after {@code kill -9}. */
  void stop() {
    TestWork ending = work;
    if (ending != null) {
      ending.running().close();
    }
    relay.shutdownNow();
    ticker.shutdownNow();
  }

  @Override
  public void close() {
    stop();
    chats.close();
    playout.close();
    governor.close();
    lanes.close();
  }

  private final class Text implements TextEvents {
    private final Arrivals arrivals = new Arrivals();

    @Override
    public void caption(Caption caption) {
      if (arrivals.accept(caption.origin())) {
        written.add(caption);
        rooms.deliver(caption);
      }
    }

    @Override
    public void heard(Caption caption) {
      rooms.deliver(caption);
    }

    @Override
    public void usage(UsageReport report) {
      usage.add(report);
    }

    @Override
    public void latency(LatencyReport report) {}
  }

  private final class Journal implements RoomJournal {
    private final MemoryGrid grid;

    private Journal(MemoryGrid grid) {
      this.grid = grid;
    }

    @Override
    public void named(String roomId) {}

    @Override
    public void opened(String roomId, Consumer<Boolean> keepsTranscripts) {
      grid.entered(roomId, id);
    }

    @Override
    public void keep(String roomId, boolean keeps) {}

    @Override
    public void joined(Stay stay, Participant participant) {}

    @Override
    public void left(Stay stay) {}

    @Override
    public void closed(String roomId) {
      grid.left(roomId, id);
    }
  }

  private static final class Limits implements RoomConfig {
    @Override
    public int participants() {
      return 16;
    }

    @Override
    public Duration grace() {
      return Duration.ofSeconds(60);
    }

    @Override
    public Duration graceWithoutMedia() {
      return Duration.ofSeconds(5);
    }

    @Override
    public Duration graceGoingAway() {
      return Duration.ofMillis(1500);
    }

    @Override
    public Duration mediaWait() {
      return Duration.ofSeconds(15);
    }

    @Override
    public Duration arrival() {
      return Duration.ofSeconds(25);
    }

    @Override
    public Duration lease() {
      return Duration.ofSeconds(5);
    }

    @Override
    public Duration unreachable() {
      return Duration.ofMinutes(2);
    }

    @Override
    public int queue() {
      return 2048;
    }
  }
}
