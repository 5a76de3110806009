package io.babelgrid.signaling;

import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.budget.Shortfall;
import io.babelgrid.chat.ChatLine;
import io.babelgrid.chat.ChatWords;
import io.babelgrid.chat.ToldLine;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.Admission;
import io.babelgrid.room.Caption;
import io.babelgrid.room.Farewell;
import io.babelgrid.room.HeardLatency;
import io.babelgrid.room.MediaException;
import io.babelgrid.room.Membership;
import io.babelgrid.room.ParticipantOutlet;
import io.babelgrid.room.Reaction;
import io.babelgrid.room.Refusal;
import io.babelgrid.room.RoomSnapshot;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells one client what happens; of others, only when its token lets it receive. Called from any
 * thread; nothing here waits for the client.
 */
final class Client implements ParticipantOutlet {

  private final SignalingContext context;
  private final Outbox outbox;
  private final boolean receives;
  private final @Nullable TicketPace tickets;
  private final RosterPace rosters = new RosterPace();
  private volatile @Nullable Membership membership;
  private volatile String ownId = "";

  /**
   * @param token what it may; null of who may not even join
   */
  Client(SignalingContext context, Outbox outbox, @Nullable JoinToken token) {
    this.context = context;
    this.outbox = outbox;
    this.receives = token != null && token.grants().mayReceive();
    this.tickets = token == null ? null : context.grid().pace(token);
  }

  /** The client's hold on its participation, or null before it joined. */
  @Nullable Membership membership() {
    return membership;
  }

  @Override
  public void joined(Admission admission) {
    ownId = admission.participantId();
    membership = admission.membership();
    RoomSnapshot room = admission.room();
    ServerMessage.GridTerms grid = null;
    if (tickets != null) {
      tickets.joined(room, ownId);
      ResumeTicket ticket = tickets.due(context.nowNs());
      grid = ticket == null ? null : context.grid().terms(ticket);
    }
    send(
        new ServerMessage.Joined(
            admission.participantId(),
            admission.resumeKey(),
            context.history().make(room.roomId(), admission.participantId(), receives),
            room.roomId(),
            admission.membership().isHost(),
            room.locked(),
            room.keepsTranscripts(),
            ServerMessage.PROTOCOL,
            context.limits(),
            seen(room),
            tickets == null ? null : context.grid().here(),
            grid));
  }

  @Override
  public void refused(Refusal reason) {
    switch (reason) {
      case ROOM_FULL ->
          error(ErrorCode.ROOM_FULL, "the room is full; try again when somebody left", "join");
      case ROOM_LOCKED ->
          error(
              ErrorCode.ROOM_LOCKED,
              "the host has locked this room; ask them to let you in",
              "join");
      case REMOVED -> error(ErrorCode.REMOVED, "the host removed you from this room", "join");
      case OUTLIVED -> bye(Farewell.REPLACED);
      case MEDIA_FAILED -> {
        error(ErrorCode.MEDIA_FAILED, "this node takes no media now; try again", "join");
        outbox.finish("media failed");
      }
    }
  }

  @Override
  public void roster(RoomSnapshot room) {
    if (tickets != null) {
      tickets.seen(room);
    }
    RoomSnapshot now = rosters.offer(room, context.nowNs());
    if (now != null) {
      send(now);
    } else if (rosters.shallWake()) {
      context.later(rosters.waitNs(context.nowNs()), this::sendWaiting);
    }
  }

  /** To be called every second or so. */
  void tick(long nowNs) {
    ResumeTicket ticket = tickets == null || !outbox.isOpen() ? null : tickets.due(nowNs);
    if (ticket != null) {
      send(context.grid().renewed(ticket));
    }
  }

  /** It is to join elsewhere. */
  void redirect(ServerMessage.Redirect redirect) {
    send(redirect);
    outbox.finish("redirect");
  }

  /** Them as another node would take them in; null without a grid and before they take part. */
  @Nullable ResumeTicket present() {
    return tickets == null || membership == null || !outbox.isOpen() ? null : tickets.now();
  }

  /** It is to go on elsewhere, and then to leave. */
  void move(ServerMessage.Move move) {
    send(move);
  }

  @Override
  public void letGo(long heardUntilNs) {
    long agoNs = Math.max(0, context.nowNs() - heardUntilNs);
    send(new ServerMessage.LetGo(TimeUnit.NANOSECONDS.toMillis(agoNs)));
  }

  private void sendWaiting() {
    RoomSnapshot waiting = rosters.take(context.nowNs());
    if (waiting != null) {
      send(waiting);
    }
  }

  private void send(RoomSnapshot room) {
    send(
        new ServerMessage.Roster(
            room.version(), room.locked(), room.keepsTranscripts(), seen(room)));
  }

  private List<ParticipantView> seen(RoomSnapshot room) {
    return room.participants().stream()
        .filter(participant -> mayKnow(participant.id()))
        .map(ParticipantView::of)
        .toList();
  }

  private boolean mayKnow(String participantId) {
    return receives || participantId.equals(ownId);
  }

  @Override
  public void answer(long seq, String sdp) {
    send(new ServerMessage.Answer(seq, sdp));
  }

  @Override
  public void offerFailed(MediaException reason) {
    error(ErrorCode.of(reason.code()), String.valueOf(reason.getMessage()), "offer");
  }

  @Override
  public void caption(Caption caption) {
    if (mayKnow(caption.speakerId())) {
      outbox.offer(context.captions().write(caption));
    }
  }

  @Override
  public void chatted(List<ToldLine> earlier) {
    List<ChatView> known =
        earlier.stream()
            .filter(told -> mayKnow(told.line().key().senderId()))
            .map(ChatView::of)
            .toList();
    if (!known.isEmpty()) {
      send(new ServerMessage.Chats(known));
    }
  }

  @Override
  public void chat(ToldLine told) {
    tellOf(told.line().key().senderId(), new ServerMessage.Chat(ChatView.of(told)));
  }

  @Override
  public void chatWords(ChatLine.Key key, ChatWords words) {
    tellOf(
        key.senderId(),
        new ServerMessage.Translated(key.senderId(), key.id(), ChatView.Words.of(words)));
  }

  @Override
  public void misdeclared(Language spoken) {
    send(new ServerMessage.Misdeclared(spoken.code()));
  }

  @Override
  public void talk(String speakerId, Language language, boolean talking) {
    tellOf(speakerId, new ServerMessage.Talk(speakerId, language.code(), talking));
  }

  @Override
  public void served(String speakerId, Language language, ServiceLevel level, String reason) {
    String wire = level.name().toLowerCase(Locale.ROOT).replace('_', '-');
    String code = reason.isEmpty() ? null : Shortfall.of(reason).wire();
    tellOf(speakerId, new ServerMessage.Service(speakerId, language.code(), wire, reason, code));
  }

  @Override
  public void lips(String speakerId, Language language, boolean active) {
    tellOf(speakerId, new ServerMessage.Lips(speakerId, language.code(), active));
  }

  @Override
  public void paused(String speakerId, boolean isPaused) {
    tellOf(speakerId, new ServerMessage.Video(speakerId, isPaused));
  }

  @Override
  public void echoed() {
    send(new ServerMessage.Echo());
  }

  @Override
  public void reaction(String participantId, Reaction reaction) {
    tellOf(participantId, new ServerMessage.Reacted(participantId, reaction.wire()));
  }

  @Override
  public void hushed(String by) {
    send(new ServerMessage.Hushed(by));
  }

  @Override
  public void bye(Farewell reason) {
    String wire = reason.name().toLowerCase(Locale.ROOT);
    boolean returns = reason == Farewell.SHUTDOWN;
    Long retryAfterMs = returns ? context.config().retryAfter().toMillis() : null;
    send(new ServerMessage.Bye(wire, retryAfterMs));
    outbox.finish(wire);
  }

  @Override
  public boolean isOpen() {
    return outbox.isOpen();
  }

  void latency(HeardLatency heard) {
    List<HeardLatency.Voice> known =
        heard.voices().stream().filter(voice -> mayKnow(voice.speakerId())).toList();
    send(
        new ServerMessage.Latency(
            LatencyView.of(
                new HeardLatency(known, heard.media(), heard.roundTripMs(), heard.jitterMs()),
                context.grid()::way)));
  }

  void pong(Number t) {
    send(new ServerMessage.Pong(t));
  }

  /** Tells what went wrong and, when it is fatal, closes the connection. */
  void error(ErrorCode code, String message, @Nullable String ref) {
    error(code, message, ref, null);
  }

  /**
   * As {@link #error(ErrorCode, String, String)}.
   *
   * @param id of the chat message at fault
   */
  void error(ErrorCode code, String message, @Nullable String ref, @Nullable String id) {
    context.countError(code);
    send(new ServerMessage.Error(code.wire(), message, code.fatal(), ref, id));
    if (code.fatal()) {
      outbox.finish(code.wire());
    }
  }

  private void tellOf(String speakerId, ServerMessage message) {
    if (mayKnow(speakerId)) {
      send(message);
    }
  }

  private void send(ServerMessage message) {
    outbox.offer(context.codec().write(message));
  }
}
