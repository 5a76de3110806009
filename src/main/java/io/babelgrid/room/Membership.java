package io.babelgrid.room;

import io.babelgrid.chat.ChatPace;
import io.babelgrid.pipeline.MediaGrants;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;

/**
 * A client's hold on its participation. Does nothing once another connection took over. Methods may
 * be called from any thread and do not block.
 */
public final class Membership {

  private final Room room;
  private final Seat seat;
  private final ParticipantOutlet outlet;

  Membership(Room room, Seat seat, ParticipantOutlet outlet) {
    this.room = room;
    this.seat = seat;
    this.outlet = outlet;
  }

  /**
   * The answer comes through the outlet.
   *
   * @param slots track id by mid
   * @param grants of the token that this client came with
   * @throws RejectedExecutionException when too many offers or commands wait
   */
  public void offer(long seq, String sdp, Map<String, String> slots, MediaGrants grants) {
    settled();
    seat.answers.execute(() -> answer(seq, sdp, slots, grants));
  }

  private void answer(long seq, String sdp, Map<String, String> slots, MediaGrants grants) {
    if (seat.outlet() != outlet) {
      return;
    }
    try {
      outlet.answer(seq, seat.media.answer(sdp, slots, grants));
    } catch (MediaException e) {
      outlet.offerFailed(e);
    } catch (RuntimeException | Error e) {
      outlet.offerFailed(new MediaException("media_failed", "the offer could not be answered"));
      throw e;
    }
  }

  /**
   * @throws RejectedExecutionException when too many commands wait
   */
  public void languages(UnaryOperator<LanguageChoice> change) {
    settled();
    room.languages(seat, outlet, change);
  }

  /**
   * @throws RejectedExecutionException when too many commands wait
   */
  public void muted(boolean audio, boolean video) {
    settled();
    room.muted(seat, outlet, audio, video);
  }

  /**
   * @throws RejectedExecutionException when too many commands wait
   */
  public void lips(boolean allowed) {
    settled();
    room.lips(seat, outlet, allowed);
  }

  /** How tall their page shows whom, in pixels, by participant; whole. */
  public void views(Map<String, Integer> heights) {
    settled();
    if (seat.outlet() == outlet) {
      seat.media.views(heights);
    }
  }

  /**
   * Writes to everybody in the room.
   *
   * @param id by which it is the same when it comes again
   * @param text clean
   * @throws RejectedExecutionException when too many commands wait
   */
  public void chat(String id, String text) {
    settled();
    room.command(seat, outlet, () -> room.chat().write(seat, id, text));
  }

  /** How much they may {@link #chat}. */
  public ChatPace chatPace() {
    return seat.pace;
  }

  /** Their hand, what they show, and what they do as a host. */
  public Manners manners() {
    settled();
    return new Manners(room.manners(), seat, outlet);
  }

  private void settled() {
    if (seat.outlet() == outlet) {
      seat.settled();
    }
  }

  /** Whether this participant may {@link #lock}, {@link #remove} and what {@link Manners} has. */
  public boolean isHost() {
    return seat.participant().host();
  }

  /**
   * Lets nobody new in, or anyone again; of hosts only.
   *
   * @throws RejectedExecutionException when too many commands wait
   */
  public void lock(boolean locked) {
    settled();
    room.lock(seat, outlet, locked);
  }

  /**
   * Sends another participant away for as long as the room lives; of hosts only.
   *
   * @throws RejectedExecutionException when too many commands wait
   */
  public void remove(String participantId) {
    settled();
    room.remove(seat, outlet, participantId);
  }

  /**
   * They were asked to go on at another node.
   *
   * @throws RejectedExecutionException when too many commands wait
   */
  public void departs(Departure departure) {
    room.command(seat, outlet, () -> room.departures().begin(seat, departure));
  }

  /**
   * Their media flows at the other node.
   *
   * @throws RejectedExecutionException when too many commands wait
   */
  public void arrived() {
    settled();
    room.command(seat, outlet, () -> room.departures().arrived(seat));
  }

  /**
   * They could not go, and stay.
   *
   * @throws RejectedExecutionException when too many commands wait
   */
  public void stays() {
    settled();
    room.command(seat, outlet, () -> room.stays(seat));
  }

  /**
   * The other node, from which they came, has let go.
   *
   * @param ago what arrived since then is heard here
   * @throws RejectedExecutionException when too many commands wait
   */
  public void begins(Duration ago) {
    settled();
    room.begins(seat, outlet, ago);
  }

  /** How long what this participant hears was on its way. */
  public HeardLatency latency() {
    return seat.media.latency();
  }

  /** Ends the participation. */
  public void leave() {
    room.leave(seat, outlet);
  }

  /** The client's connection is gone; it has the grace period to come back. */
  public void disconnected() {
    room.disconnected(seat, outlet);
  }

  /** The client said that its page goes; it comes back at once or not at all. */
  public void goesAway() {
    room.command(seat, outlet, seat::goesAway);
    disconnected();
  }
}
