package io.babelgrid.room;

/** Sends people away whom hosts do not want in their room. On the room's writer. */
final class RoomHosts {

  private final Room room;
  private final RoomContext context;
  private final Seats seats;
  private final Door door;

  RoomHosts(Room room, RoomContext context, Seats seats, Door door) {
    this.room = room;
    this.context = context;
    this.seats = seats;
    this.door = door;
  }

  /** A host here sends somebody away, wherever they are; themselves they cannot. */
  void remove(Seat host, String participantId) {
    if (seats.of(participantId) != host && seats.snapshot().has(participantId)) {
      context.others().get().remove(room.id(), participantId);
      sendAway(participantId);
    }
  }

  /** A host, maybe at another node, sends somebody away who need not be here. */
  void sendAway(String participantId) {
    door.bar(participantId);
    Seat seat = seats.of(participantId);
    if (seat != null) {
      room.remove(seat, Farewell.REMOVED);
    }
  }
}
