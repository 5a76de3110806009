package io.babelgrid.speaker;

import io.babelgrid.budget.FlowId;
import io.babelgrid.room.Stay;

/**
 * Who speaks where.
 *
 * @param incarnation which they had when they came
 * @param workedFor the node that this one works for, where they are another's; else empty
 */
public record SpeakerIdentity(Stay stay, long incarnation, String workedFor) {

  /** Utterances of one incarnation, in bits. */
  private static final int UTTERANCE_BITS = 32;

  /** JavaScript counts to 2^53 without error (ECMA-262, Number.MAX_SAFE_INTEGER). */
  private static final long INCARNATIONS = (1L << 20) - 1;

  /** Somebody of this node, or with listeners here. */
  public SpeakerIdentity(Stay stay, long incarnation) {
    this(stay, incarnation, "");
  }

  /** Somebody who was at no other node before. */
  public SpeakerIdentity(Stay stay) {
    this(stay, 0);
  }

  /** Number of an utterance of this track within all that the participant says in the room. */
  public long utterance(long ofTrack) {
    return ((incarnation & INCARNATIONS) << UTTERANCE_BITS) + ofTrack;
  }

  public String roomId() {
    return stay.roomId();
  }

  public String participantId() {
    return stay.participantId();
  }

  /** A part of their translation, as it is accounted for. */
  public FlowId flow(String what) {
    String speaker = workedFor.isEmpty() ? participantId() : participantId() + "@" + workedFor;
    return new FlowId(roomId(), speaker, what);
  }
}
