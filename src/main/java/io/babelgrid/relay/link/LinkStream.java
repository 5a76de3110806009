package io.babelgrid.relay.link;

import com.google.protobuf.InvalidProtocolBufferException;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.relay.link.wire.Frame;
import io.babelgrid.relay.link.wire.Hello;
import io.babelgrid.relay.link.wire.Ping;
import io.babelgrid.relay.link.wire.Pong;
import io.babelgrid.relay.link.wire.Want;
import io.babelgrid.room.NodeEpoch;
import java.security.cert.X509Certificate;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * One stream between two nodes. What it does by itself, on the network's thread: it answers
 * questions about time, and keeps messages until its {@link Peer} takes them. The rest from any
 * thread.
 */
final class LinkStream implements LinkCall.Events {

  /** Told of the first frame, on the network's thread. */
  interface Greeted {
    void hello(LinkStream stream, Hello hello);
  }

  private final LinkCall call;
  private final LinkSettings settings;
  private final NanoClock nano;
  private final Greeted greeted;
  private final Outbox outbox;
  private final PeerClock clock = new PeerClock();

  /** As many as {@link LinkSettings#inbox} at most: the call is not asked for more. */
  private final Queue<Frame> inbox = new ConcurrentLinkedQueue<>();

  private final long beganNs;
  private volatile long heardNs;
  private volatile boolean otherWants;
  private volatile @Nullable NodeEpoch node;
  private volatile @Nullable String end;
  private volatile Runnable news = () -> {};
  private volatile LinkCounters counters;

  LinkStream(
      LinkCall call,
      LinkSettings settings,
      NanoClock nano,
      LinkCounters counters,
      Greeted greeted) {
    this.call = call;
    this.settings = settings;
    this.nano = nano;
    this.counters = counters;
    this.greeted = greeted;
    this.outbox = new Outbox(call, settings.queueMessages(), settings.queueBytes());
    this.beganNs = nano.nowNs();
    this.heardNs = beganNs;
  }

  /** Messages may come. */
  LinkStream begin() {
    call.request(settings.inbox());
    return this;
  }

  /** The other node proved to be that one. */
  void known(NodeEpoch other, boolean wants, LinkCounters of) {
    counters = of;
    otherWants = wants;
    node = other;
  }

  /**
   * @param listener told whenever something changed here
   */
  void stir(Runnable listener) {
    news = listener;
    listener.run();
  }

  @Override
  public void onMessage(byte[] message) {
    long nowNs = nano.nowNs();
    heardNs = nowNs;
    try {
      if (!heard(Frame.parseFrom(message), nowNs)) {
        call.request(1);
      }
    } catch (InvalidProtocolBufferException e) {
      unreadable(e);
    }
  }

  /** Whether it is kept for later. */
  private boolean heard(Frame frame, long nowNs) {
    Frame.KindCase kind = frame.getKindCase();
    if ((kind == Frame.KindCase.HELLO) != (node == null)) {
      cancel("a hello is the first thing said, and said once");
      return false;
    }
    switch (kind) {
      case HELLO -> greeted.hello(this, frame.getHello());
      case PING -> answer(frame.getPing(), nowNs);
      case PONG -> answered(frame.getPong(), nowNs);
      case WANT -> {
        otherWants = frame.getWant().getWanted();
        news.run();
      }
      case KIND_NOT_SET -> counters.unknown.increment();
      default -> {
        inbox.add(frame);
        news.run();
        return true;
      }
    }
    return false;
  }

  private void answer(Ping ping, long heardNs) {
    now(
        Frame.newBuilder()
            .setPong(
                Pong.newBuilder()
                    .setAskedNs(ping.getSentNs())
                    .setHeardNs(heardNs)
                    .setSentNs(nano.nowNs())));
  }

  private void answered(Pong pong, long nowNs) {
    if (clock.answered(pong.getAskedNs(), pong.getHeardNs(), pong.getSentNs(), nowNs)
        && clock.isSet()) {
      news.run();
    }
  }

  @Override
  public void onReady() {
    outbox.drain();
  }

  @Override
  public void onEnd(String why) {
    if (end == null) {
      end = why;
    }
    // The other end of the call waits for this one's.
    outbox.finish();
    news.run();
  }

  /** What came is nothing that a node says. */
  void unreadable(Exception why) {
    counters.unreadable.increment();
    cancel("it said what cannot be read: " + why.getMessage());
  }

  /** Says who this is. */
  void hello(NodeEpoch self, boolean wanted, boolean wake) {
    now(
        Frame.newBuilder()
            .setHello(
                Hello.newBuilder()
                    .setNode(LinkWriter.epoch(self))
                    .setWanted(wanted)
                    .setWake(wake)));
  }

  void ask() {
    now(Frame.newBuilder().setPing(Ping.newBuilder().setSentNs(nano.nowNs())));
  }

  void want(boolean wanted) {
    now(Frame.newBuilder().setWant(Want.newBuilder().setWanted(wanted)));
  }

  private void now(Frame.Builder frame) {
    outbox.now(frame.build().toByteArray());
  }

  /** False when it was dropped. */
  boolean send(Frame frame) {
    return frame.getSerializedSize() <= settings.messageBytes()
        && outbox.offer(frame.toByteArray());
  }

  /** The next message; null when there is none. */
  @Nullable Frame take() {
    Frame next = inbox.poll();
    if (next != null) {
      call.request(1);
    }
    return next;
  }

  /** Ends it when all is sent. */
  void finish() {
    outbox.finish();
  }

  void cancel(String why) {
    if (end == null) {
      end = why;
    }
    outbox.cancel(why);
    news.run();
  }

  /** Ends it: the other is not who it says, or may not. */
  void refuse(String why) {
    counters.refused.increment();
    cancel(why);
  }

  /** Why it is over; null while it is not. */
  @Nullable String end() {
    return end;
  }

  /** Null while it is not known. */
  @Nullable NodeEpoch node() {
    return node;
  }

  @Nullable X509Certificate certificate() {
    return call.certificate();
  }

  boolean otherWants() {
    return otherWants;
  }

  LinkCounters counters() {
    return counters;
  }

  PeerClock clock() {
    return clock;
  }

  /** Both said hello, and times can be told from each other. */
  boolean isUsable() {
    return end == null && node != null && clock.isSet();
  }

  long ageNs(long nowNs) {
    return nowNs - beganNs;
  }

  long silenceNs(long nowNs) {
    return nowNs - heardNs;
  }
}
