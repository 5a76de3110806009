package io.babelgrid.signaling;

import io.babelgrid.pipeline.Language;
import io.babelgrid.room.Departure;
import io.babelgrid.room.DisplayName;
import io.babelgrid.room.Farewell;
import io.babelgrid.room.JoinRequest;
import io.babelgrid.room.LanguageChoice;
import io.babelgrid.room.Membership;
import io.babelgrid.room.Past;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What one client says: checked, then turned into commands for its room. Messages of a connection
 * come one at a time (the WebSocket's event loop owns this state); {@link #tick} may come from
 * another thread.
 */
final class ClientSession {

  private static final Logger LOG = Logger.getLogger(ClientSession.class);

  private final SignalingContext context;
  private final JoinToken token;
  private final @Nullable ResumeTicket ticket;
  private final Client client;
  private final Outbox outbox;
  private final Wire wire;
  private final MessagePace pace;
  private final MembershipGate gate;
  private final ChatDoor chat;
  private final long openedNs;
  private volatile long heardNs;
  private volatile boolean joining;
  private volatile boolean cutOff;
  private long offerSeq = -1;

  ClientSession(SignalingContext context, Pass pass, Client client, Outbox outbox, Wire wire) {
    this.context = context;
    this.token = pass.token();
    this.ticket = pass.ticket();
    this.client = client;
    this.outbox = outbox;
    this.wire = wire;
    this.openedNs = context.nowNs();
    this.heardNs = openedNs;
    this.pace = new MessagePace(context.config(), openedNs);
    this.gate = new MembershipGate(client, pace, context.config());
    this.chat = new ChatDoor(context.chat(), token.grants().maySend(), client);
  }

  long openedNs() {
    return openedNs;
  }

  boolean isOfSameParticipant(ClientSession other) {
    return token.roomId().equals(other.token.roomId())
        && token.participantId().equals(other.token.participantId());
  }

  /** Newer connections of the same participant are enough. */
  void replaced() {
    client.bye(Farewell.REPLACED);
  }

  /** The client sent anything at all, were it a pong. */
  void heard() {
    heardNs = context.nowNs();
  }

  void text(String text) {
    heard();
    if (!outbox.isOpen()) {
      return;
    }
    if (Utf8.isLongerThan(text, context.config().messageBytes())) {
      client.error(
          ErrorCode.TOO_LARGE,
          "messages may have " + context.config().messageBytes() + " bytes",
          null);
      return;
    }
    if (!pace.takes(heardNs)) {
      complainAboutRate();
      return;
    }
    try {
      handle(context.codec().read(text));
    } catch (BadMessageException e) {
      client.error(ErrorCode.BAD_MESSAGE, String.valueOf(e.getMessage()), e.ref());
    } catch (RejectedExecutionException e) {
      client.error(ErrorCode.OVERLOADED, "too much waits to be done; try again", null);
    } catch (RuntimeException | Error e) {
      context.failures().error("a message was not handled", e, heardNs);
      client.error(ErrorCode.INTERNAL, "the service failed; try again", null);
    }
  }

  private void complainAboutRate() {
    if (pace.complains(heardNs)) {
      int most = context.config().messagesPerSecond();
      client.error(
          ErrorCode.RATE_LIMITED, "only " + most + " messages a second are read; slow down", null);
    } else {
      context.countError(ErrorCode.RATE_LIMITED);
    }
  }

  private void handle(ClientMessage message) {
    switch (message) {
      case ClientMessage.Ping ping -> client.pong(ping.t());
      case ClientMessage.Join join -> join(join);
      case ClientMessage.Leave leave -> leave();
      case ClientMessage.Offer offer -> offer(offer);
      case ClientMessage.Languages languages -> languages(languages);
      case ClientMessage.Latency _ ->
          with("latency", membership -> client.latency(membership.latency()));
      case ClientMessage.Mute mute -> {
        Membership membership = gate.changing("mute", heardNs);
        if (membership != null) {
          membership.muted(mute.audio(), mute.video());
        }
      }
      case ClientMessage.Lips lips -> {
        Membership membership = gate.changing("lips", heardNs);
        if (membership != null) {
          membership.lips(lips.allowed());
        }
      }
      case ClientMessage.Views views ->
          with("views", membership -> membership.views(views.heights()));
      case ClientMessage.Arrived _ -> with("arrived", Membership::arrived);
      case ClientMessage.Stays _ -> with("stays", Membership::stays);
      case ClientMessage.Begin begin ->
          with("begin", membership -> membership.begins(Duration.ofMillis(begin.agoMs())));
      case ClientMessage.Chat said ->
          with("chat", membership -> chat.write(said, membership, heardNs));
      case ClientMessage.Nearer nearer -> with("nearer", _ -> nearer(nearer.url()));
      case ClientMessage.Lock lock -> {
        Membership membership = gate.hosting("lock", heardNs);
        if (membership != null) {
          membership.lock(lock.locked());
        }
      }
      case ClientMessage.Remove remove -> {
        Membership membership = gate.hosting("remove", heardNs);
        if (membership != null) {
          membership.remove(remove.participantId());
        }
      }
      case ClientMessage.Manner wish -> {
        String type = MannerWish.type(wish);
        Membership membership =
            MannerWish.isOfHosts(wish) ? gate.hosting(type, heardNs) : gate.changing(type, heardNs);
        if (membership != null) {
          MannerWish.tell(wish, membership.manners());
        }
      }
    }
  }

  private void nearer(String origin) {
    if (!context.grid().isClosing() && pace.takesNearer(heardNs)) {
      context.travellers().nearer(this, origin);
    }
  }

  /** Them as another node would take them in; null of who is in no room. Any thread. */
  @Nullable ResumeTicket present() {
    return client.present();
  }

  /**
   * Asks them to go on at another node. Any thread.
   *
   * @param to the other node, with the ticket of {@link #present}
   * @throws RejectedExecutionException when too many commands wait for the room
   */
  void move(ServerMessage.Move to, Departure departure) {
    Membership membership = client.membership();
    if (membership != null) {
      membership.departs(departure);
      client.move(to);
    }
  }

  /** The node stops, and takes nobody who has not joined yet. */
  void shutDown() {
    joining = true;
    client.bye(Farewell.SHUTDOWN);
  }

  private void join(ClientMessage.Join join) {
    if (joining) {
      client.error(ErrorCode.OUT_OF_ORDER, "this connection has joined already", "join");
      return;
    }
    UnaryOperator<LanguageChoice> languages = read(join.speak(), join.hear(), "join");
    if (languages == null) {
      return;
    }
    if (sentOn(join)) {
      return;
    }
    var request =
        new JoinRequest(
            token.participantId(),
            new DisplayName(token.name().isEmpty() ? join.name() : token.name()),
            languages.apply(new LanguageChoice(null, null, knows(join))),
            token.service(),
            join.audioMuted(),
            join.videoMuted(),
            join.allowsLips(ticket == null || ticket.lips()),
            join.resumeKey(),
            token.host(),
            token.keepsTranscripts(),
            ticket == null ? Past.NONE : ticket.past(join.isArriving()));
    context.rooms().join(token.roomId(), request, client);
    joining = true;
  }

  /** Whether they had better join elsewhere, and are told so. */
  private boolean sentOn(ClientMessage.Join join) {
    boolean settled =
        join.isSentHere()
            || join.resumeKey() != null
            || context.rooms().find(token.roomId()).stream()
                .anyMatch(room -> room.has(token.participantId()));
    var redirect = context.grid().elsewhere(token.roomId(), join.speak(), join.hear(), settled);
    if (redirect.isPresent()) {
      client.redirect(redirect.get());
    } else if (context.grid().isClosing()) {
      client.bye(Farewell.SHUTDOWN);
    } else {
      return false;
    }
    joining = true;
    return true;
  }

  private Set<Language> knows(ClientMessage.Join join) {
    return ticket != null && join.knows() == null
        ? ticket.languages().knows()
        : context.languages().known(join.knownTags());
  }

  private void leave() {
    Membership membership = client.membership();
    if (membership != null) {
      membership.leave();
    } else {
      client.bye(Farewell.LEFT);
    }
  }

  private void offer(ClientMessage.Offer offer) {
    Membership membership = gate.joined("offer");
    if (membership == null) {
      return;
    }
    if (offer.seq() <= offerSeq) {
      client.error(
          ErrorCode.OUT_OF_ORDER, "offer " + offerSeq + " is newer; count upwards", "offer");
      return;
    }
    offerSeq = offer.seq();
    membership.offer(offer.seq(), offer.sdp(), offer.slots(), token.grants());
  }

  private void languages(ClientMessage.Languages wish) {
    Membership membership = gate.changing("languages", heardNs);
    if (membership == null) {
      return;
    }
    UnaryOperator<LanguageChoice> change = read(wish.speak(), wish.hear(), "languages");
    if (change != null) {
      membership.languages(change);
    }
  }

  private @Nullable UnaryOperator<LanguageChoice> read(
      @Nullable String speak, @Nullable String hear, String ref) {
    try {
      UnaryOperator<LanguageChoice> change = context.languages().read(speak, hear);
      return token.grants().mayReceive() ? change : unheard(change);
    } catch (UnknownLanguageException e) {
      client.error(ErrorCode.UNKNOWN_LANGUAGE, String.valueOf(e.getMessage()), ref);
      return null;
    }
  }

  /** Who may receive nothing hears originals: nothing is to be translated for them. */
  private static UnaryOperator<LanguageChoice> unheard(UnaryOperator<LanguageChoice> change) {
    return before -> new LanguageChoice(change.apply(before).speak(), null, before.knows());
  }

  private void with(String ref, Consumer<Membership> action) {
    Membership membership = gate.joined(ref);
    if (membership != null) {
      action.accept(membership);
    }
  }

  /** Sends away who does not join in time, and cuts off who is not heard any more. */
  void tick() {
    long nowNs = context.nowNs();
    if (nowNs - heardNs >= context.config().deadAfter().toNanos()) {
      cutOff = true;
      closed(false);
      wire.close(Wire.GOING_AWAY, "not heard any more");
    } else if (!joining && nowNs - openedNs >= context.config().joinTimeout().toNanos()) {
      client.bye(Farewell.TIMEOUT);
    } else {
      client.tick(nowNs);
    }
  }

  /**
   * The connection is gone.
   *
   * @param goingAway the client said that its page goes (RFC 6455, 7.4.1); who is cut off is told
   *     the same code, and sends it back
   */
  void closed(boolean goingAway) {
    outbox.abandon();
    Membership membership = client.membership();
    if (membership != null) {
      try {
        if (goingAway && !cutOff) {
          membership.goesAway();
        } else {
          membership.disconnected();
        }
      } catch (RejectedExecutionException e) {
        LOG.debugf("the room will find out by itself: %s", e.getMessage());
      }
    }
  }
}
