package io.babelgrid.flow;

import io.babelgrid.budget.Ladder;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.capacity.Seat;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.speaker.SpeakerContext;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The node's room for the recognition of one speaker, from their first speech until they are gone.
 * All under the lock of the flow that owns it, which the node's answers take, too.
 */
final class RecognitionRoom {

  private final Object lock;
  private final FlowGovernor governor;
  private final SpeakerContext context;
  private final Ladder<RecognitionWay> ways;
  private final ComputeAccount account;
  private final BooleanSupplier isSpeaking;
  private final Listener listener;
  private @Nullable Wish wish;
  private @Nullable Seat<RecognitionWay> seat;
  private boolean served;
  private String refusal = "";

  /** Is told under the lock. */
  interface Listener {

    void serve(RecognitionWay way);

    /** {@link #isServed} or {@link #refusal} may be others than before. */
    void changed();
  }

  RecognitionRoom(
      Object lock,
      FlowGovernor governor,
      SpeakerContext context,
      Ladder<RecognitionWay> ways,
      ComputeAccount account,
      BooleanSupplier isSpeaking,
      Listener listener) {
    this.lock = lock;
    this.governor = governor;
    this.context = context;
    this.ways = ways;
    this.account = account;
    this.isSpeaking = isSpeaking;
    this.listener = listener;
  }

  /** Asks for it, unless that was done. */
  void ask() {
    if (wish == null) {
      var asked = new Wish();
      wish = asked;
      seat =
          governor.open(context.identity().flow("recognition"), ways, account, isSpeaking, asked);
    }
  }

  boolean isAsked() {
    return wish != null;
  }

  boolean isServed() {
    return served;
  }

  /** Why there is none; empty while nobody said so. */
  String refusal() {
    return refusal;
  }

  void giveBack() {
    Seat<RecognitionWay> held = seat;
    wish = null;
    seat = null;
    served = false;
    refuse("");
    if (held != null) {
      held.close();
    }
  }

  /** People of other nodes are to know why they get no words. */
  private void refuse(String reason) {
    if (!reason.equals(refusal)) {
      refusal = reason;
      context.events().unheard(reason);
    }
  }

  /** Room that was asked for, until it is given back; what is told later is about another one. */
  private final class Wish implements Seat.Served<RecognitionWay> {

    @Override
    public void serve(RecognitionWay way, String reason) {
      synchronized (lock) {
        if (wish == this) {
          served = true;
          refuse("");
          listener.serve(way);
          listener.changed();
        }
      }
    }

    @Override
    public void refused(String reason) {
      synchronized (lock) {
        if (wish == this) {
          refuse(reason);
          listener.changed();
        }
      }
    }
  }
}
