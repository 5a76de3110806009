package io.babelgrid.room;

import java.util.concurrent.RejectedExecutionException;

/**
 * What one participant does beside speaking, and as a host with others. May be called from any
 * thread and does not block; does nothing once another connection took over, and what is of hosts
 * only does nothing for others. All fail with {@link RejectedExecutionException} when too many
 * commands wait for the room.
 */
public final class Manners {

  private final RoomManners room;
  private final Seat seat;
  private final ParticipantOutlet outlet;

  Manners(RoomManners room, Seat seat, ParticipantOutlet outlet) {
    this.room = room;
    this.seat = seat;
    this.outlet = outlet;
  }

  /** Raises their hand, or lowers it. */
  public void hand(boolean raised) {
    room.hand(seat, outlet, raised);
  }

  /** Shows everybody a reaction. */
  public void react(Reaction reaction) {
    room.react(seat, outlet, reaction);
  }

  /** Lowers somebody's hand; of hosts only. */
  public void lowerHand(String participantId) {
    room.host(seat, outlet, new RoomAct.HandLowered(participantId));
  }

  /** Mutes somebody, who alone may unmute; of hosts only. */
  public void hush(String participantId) {
    room.host(seat, outlet, new RoomAct.Hushed(participantId, seat.participant().id()));
  }

  /** Whether what is said from now on is written down; of hosts only. */
  public void keepTranscripts(boolean kept) {
    room.keepTranscripts(seat, outlet, kept);
  }
}
