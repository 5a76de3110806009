package io.babelgrid.room;

import java.util.List;

/**
 * What one node says of a room: who of it is there, and nobody else. A lease: whoever hears no more
 * of it for a while forgets it. The roster of the room is the union of the parts of all nodes.
 *
 * @param node which says so; nobody else does
 * @param version grows with every change of the part
 * @param settings what it knows of the room as a whole
 * @param members in the order they came
 */
public record RoomPart(
    NodeEpoch node, String roomId, long version, Settings settings, List<Member> members) {

  public RoomPart {
    members = List.copyOf(members);
  }

  /**
   * Somebody, and the participation that reports of them are about.
   *
   * @param arriving whether another node still hears them, and they count as being there
   * @param unheard why what they say is not recognised, one sentence for people; empty when it is
   */
  public record Member(Stay stay, Participant participant, boolean arriving, String unheard) {

    /** Somebody who is heard at this node. */
    public Member(Stay stay, Participant participant) {
      this(stay, participant, false, "");
    }
  }

  /** Of two places of one person the later counts: they were there before they came here. */
  static boolean isLater(Member one, Member other) {
    long mine = one.participant().incarnation();
    long theirs = other.participant().incarnation();
    return mine != theirs ? mine > theirs : one.stay().id().compareTo(other.stay().id()) > 0;
  }

  /**
   * What holds for a room wherever its people are.
   *
   * @param change grows with every change of {@code locked} that any node knows of: the highest
   *     counts, of equal ones the locked
   * @param keepsTranscripts true when it is for any node
   * @param decision grows whenever a host decides {@code keepsTranscripts}: the highest counts, of
   *     equal ones a yes; 0 while none did, and each node says what the journal knows
   */
  public record Settings(long change, boolean locked, boolean keepsTranscripts, long decision) {

    static final Settings NONE = new Settings(0, false, false);

    /** Of a room whose host decided nothing of transcripts. */
    public Settings(long change, boolean locked, boolean keepsTranscripts) {
      this(change, locked, keepsTranscripts, 0);
    }

    /** Whether nobody new comes in, from now on. */
    Settings lock(boolean wanted) {
      return wanted == locked ? this : new Settings(change + 1, wanted, keepsTranscripts, decision);
    }

    /** What the journal knows of transcripts; a host's decision is later. */
    Settings known(boolean keeps) {
      return decision > 0 ? this : new Settings(change, locked, keeps);
    }

    /**
     * What a host decides of transcripts.
     *
     * @param united what they see: whether any node keeps them
     */
    Settings decide(boolean keeps, boolean united) {
      return keeps == keepsTranscripts && keeps == united
          ? this
          : new Settings(change, locked, keeps, decision + 1);
    }

    /** The same with what another node knows of the lock. */
    Settings lockedAs(Settings other) {
      boolean isLater = other.change > change || other.change == change && other.locked;
      return isLater ? new Settings(other.change, other.locked, keepsTranscripts, decision) : this;
    }

    /** The same with what another node knows of a host's decision on transcripts. */
    Settings decidedAs(Settings other) {
      boolean isLater =
          other.decision > decision
              || decision > 0 && other.decision == decision && other.keepsTranscripts;
      return isLater ? new Settings(change, locked, other.keepsTranscripts, other.decision) : this;
    }
  }
}
