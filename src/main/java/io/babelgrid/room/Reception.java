package io.babelgrid.room;

import io.babelgrid.chat.ChatPace;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets people into a room: who comes for the first time, from another node, or back on another
 * connection. Owned by the room's writer.
 */
final class Reception {

  private static final Logger LOG = Logger.getLogger(Reception.class);

  private final Room room;
  private final RoomContext context;
  private final Seats seats;
  private final Door door;
  private final Gathering gathering;
  private final Departures departures;

  Reception(
      Room room,
      RoomContext context,
      Seats seats,
      Door door,
      Gathering gathering,
      Departures departures) {
    this.room = room;
    this.context = context;
    this.seats = seats;
    this.door = door;
    this.gathering = gathering;
    this.departures = departures;
  }

  /** The outcome comes through the outlet. */
  void admit(JoinRequest request, ParticipantOutlet outlet) {
    if (door.isOutlived(request)) {
      outlet.refused(Refusal.OUTLIVED);
      return;
    }
    Seat seat = seats.claimedBy(request);
    if (seat != null) {
      resume(seat, request, outlet);
    } else {
      Refusal refusal = door.refusal(request);
      if (refusal == null) {
        refusal = makeRoom(request.participantId());
      }
      if (refusal != null) {
        outlet.refused(refusal);
        return;
      }
      seat = takeSeat(gathering.arriving(door.dated(request)), outlet);
    }
    if (seat != null) {
      door.seen(seat.participant().id(), seat.participant().incarnation());
      var membership = new Membership(room, seat, outlet);
      outlet.joined(
          new Admission(seat.participant().id(), seat.resumeKey(), seats.snapshot(), membership));
      room.chat().greet(seat);
      room.manners().resumed(seat);
      room.broadcastBut(seat);
    }
  }

  /** In a full room somebody without media gives way, whoever came first. */
  private @Nullable Refusal makeRoom(String participantId) {
    if (!door.isFull(participantId)) {
      return null;
    }
    Seat idle = door.idleSeat(context.clock().nowNs());
    if (idle == null) {
      return Refusal.ROOM_FULL;
    }
    room.remove(idle, Farewell.TIMEOUT);
    return null;
  }

  private void resume(Seat seat, JoinRequest request, ParticipantOutlet outlet) {
    seat.outlet().bye(Farewell.REPLACED);
    seat.takenOver(outlet, context.newKey().get());
    departures.stayed(seat);
    if (!request.past().heardThere() && seat.begins(context.clock().nowNs())) {
      seats.heard();
    }
    seat.media.languages(request.languages());
    seat.media.lips(request.lips());
    seats.change(seat, seat.participant().rejoined(request));
    room.manners().says(seat, request.audioMuted(), request.videoMuted());
  }

  private @Nullable Seat takeSeat(JoinRequest request, ParticipantOutlet outlet) {
    var participant = Participant.of(request);
    var stay = Stay.begin(context.node(), room.id(), participant.id());
    var events = new SeatEvents(room, participant.id());
    MediaSession media;
    gathering.taking(request);
    try {
      media =
          context
              .media()
              .open(stay, request.languages(), request.service(), request.past(), events);
      media.muted(request.audioMuted(), request.videoMuted());
      media.lips(request.lips());
    } catch (RuntimeException | Error e) {
      LOG.error("the media plane takes no participant", e);
      outlet.refused(Refusal.MEDIA_FAILED);
      return null;
    }
    if (seats.present().isEmpty()) {
      room.chat().begin();
      seats.keepTranscripts(request.keepsTranscripts());
      context.journal().opened(room.id(), room::keepsTranscripts);
    }
    String key = context.newKey().get();
    long nowNs = context.clock().nowNs();
    ChatPace pace = context.chats().pace();
    var seat =
        new Seat(stay, participant, key, outlet, media, events, pace, context.threads(), nowNs);
    if (request.past().heardThere()) {
      seat.arrives();
    }
    seats.add(seat);
    context.journal().joined(stay, participant);
    return seat;
  }
}
