package io.babelgrid.room;

/**
 * Hands, reactions, and what hosts do with others in one room, at whatever node those are. Commands
 * run on the room's writer.
 */
final class RoomManners {

  private final Room room;
  private final RoomContext context;
  private final Seats seats;

  RoomManners(Room room, RoomContext context, Seats seats) {
    this.room = room;
    this.context = context;
    this.seats = seats;
  }

  void hand(Seat seat, ParticipantOutlet outlet, boolean raised) {
    room.command(
        seat,
        outlet,
        () -> {
          Participant one = seat.participant();
          if (raised != one.handMs() > 0) {
            room.change(seat, one.hand(raised ? System.currentTimeMillis() : 0));
          }
        });
  }

  void react(Seat seat, ParticipantOutlet outlet, Reaction reaction) {
    room.command(seat, outlet, () -> tell(new RoomAct.Reacted(seat.participant().id(), reaction)));
  }

  void host(Seat seat, ParticipantOutlet outlet, RoomAct act) {
    room.hostCommand(
        seat,
        outlet,
        () -> {
          if (seats.snapshot().has(act.participantId())) {
            tell(act);
          }
        });
  }

  void keepTranscripts(Seat seat, ParticipantOutlet outlet, boolean kept) {
    room.hostCommand(
        seat,
        outlet,
        () -> {
          if (seats.decideToKeep(kept)) {
            context.journal().keep(room.id(), kept);
            room.broadcastBut(null);
          }
        });
  }

  private void tell(RoomAct act) {
    context.others().get().act(room.id(), act);
    happens(act);
  }

  /** Somebody, maybe at another node, does something. On the room's writer. */
  void happens(RoomAct act) {
    switch (act) {
      case RoomAct.Reacted(var participantId, var reaction) ->
          seats.present().forEach(seat -> seat.outlet().reaction(participantId, reaction));
      case RoomAct.HandLowered(var participantId) -> {
        Seat seat = seats.of(participantId);
        if (seat != null) {
          room.change(seat, seat.participant().hand(0));
        }
      }
      case RoomAct.Hushed(var participantId, var by) -> {
        Seat seat = seats.of(participantId);
        if (seat != null && !seat.participant().audioMuted()) {
          hush(seat, by);
        }
      }
    }
  }

  private void hush(Seat seat, String by) {
    seat.hush.begin(by);
    says(seat, false, seat.participant().videoMuted());
    seat.outlet().hushed(by);
  }

  /** What somebody's page says of its microphone and camera. On the room's writer. */
  void says(Seat seat, boolean audioMuted, boolean videoMuted) {
    boolean muted = seat.hush.says(audioMuted);
    seat.media.muted(muted, videoMuted);
    seat.media.hushed(seat.hush.isOn());
    room.change(seat, seat.participant().muted(muted, videoMuted));
  }

  /** Somebody is back on another connection, which may have to hear what the last one did not. */
  void resumed(Seat seat) {
    String by = seat.hush.untold();
    if (by != null) {
      seat.outlet().hushed(by);
    }
  }
}
