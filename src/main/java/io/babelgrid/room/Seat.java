package io.babelgrid.room;

import io.babelgrid.chat.ChatPace;
import io.babelgrid.chat.ChatReader;
import io.babelgrid.pipeline.Language;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A participant's place in a room. Owned by the room's writer; what other threads read is volatile.
 */
final class Seat implements ChatReader {

  /**
   * A client offers again when the roster changes; what is older than that is not worth answering.
   */
  private static final int WAITING_OFFERS = 8;

  final Stay stay;
  final MediaSession media;
  final MediaEvents events;
  final Hush hush = new Hush();

  /** Stays as it is for who comes back. */
  final ChatPace pace;

  /** Answers take long (keys are made), so they wait for each other and for nothing else. */
  final SerialExecutor answers;

  private volatile Participant participant;
  private volatile ParticipantOutlet outlet;
  private volatile String resumeKey;

  /** The key before, until its owner shows that it has the new one; null then. */
  private volatile @Nullable String formerKey;

  private final long takenNs;
  private boolean heardElsewhere;
  private String unheard = "";
  private boolean hadMedia;
  private boolean broken;
  private boolean goesAway;
  private long brokenSinceNs;

  Seat(
      Stay stay,
      Participant participant,
      String resumeKey,
      ParticipantOutlet outlet,
      MediaSession media,
      MediaEvents events,
      ChatPace pace,
      Executor threads,
      long takenNs) {
    this.stay = stay;
    this.participant = participant;
    this.resumeKey = resumeKey;
    this.outlet = outlet;
    this.media = media;
    this.events = events;
    this.pace = pace;
    this.takenNs = takenNs;
    this.answers = new SerialExecutor(threads, WAITING_OFFERS);
  }

  Participant participant() {
    return participant;
  }

  RoomPart.Member member() {
    return new RoomPart.Member(stay, participant, heardElsewhere, unheard);
  }

  void participant(Participant changed) {
    participant = changed;
    hadMedia |= changed.media() == MediaState.CONNECTED;
  }

  @Override
  public String id() {
    return participant.id();
  }

  @Override
  public @Nullable Language reads() {
    return participant.languages().hear();
  }

  @Override
  public ParticipantOutlet outlet() {
    return outlet;
  }

  String resumeKey() {
    return resumeKey;
  }

  boolean opensWith(String key) {
    return key.equals(resumeKey) || key.equals(formerKey);
  }

  /** The client did something after it joined, so it read its new key. */
  void settled() {
    formerKey = null;
  }

  /** A new connection speaks for this participant from now on. */
  void takenOver(ParticipantOutlet successor, String freshKey) {
    outlet = successor;
    formerKey = formerKey == null ? resumeKey : formerKey;
    resumeKey = freshKey;
    broken = false;
    goesAway = false;
  }

  /** Their page is closed or loaded anew: nobody can be expected to come back with its key. */
  void goesAway() {
    goesAway = true;
  }

  /**
   * Why what they say is not recognised; empty when it is.
   *
   * @return whether that is new
   */
  boolean unheard(String reason) {
    boolean isNew = !reason.equals(unheard);
    unheard = reason;
    return isNew;
  }

  /** Another node still hears them. */
  void arrives() {
    heardElsewhere = true;
  }

  /** Hears what arrived later than that; false when they are heard here already. */
  boolean begins(long heardUntilNs) {
    if (!heardElsewhere) {
      return false;
    }
    heardElsewhere = false;
    media.begin(heardUntilNs);
    return true;
  }

  /** Whether the other node should have let go long ago. */
  boolean isOverdue(RoomConfig config, long nowNs) {
    return heardElsewhere && nowNs - takenNs >= config.arrival().toNanos();
  }

  /** Notes that the connection is gone; false when that was known. */
  boolean broke(long nowNs) {
    if (broken) {
      return false;
    }
    broken = true;
    brokenSinceNs = nowNs;
    return true;
  }

  /** Whether the connection is gone for longer than {@code config} forgives. */
  boolean isGivenUp(RoomConfig config, long nowNs) {
    long graceNs = config.grace().toNanos();
    if (!hadMedia) {
      graceNs = Math.min(graceNs, config.graceWithoutMedia().toNanos());
    }
    if (goesAway) {
      graceNs = Math.min(graceNs, config.graceGoingAway().toNanos());
    }
    return broken && nowNs - brokenSinceNs >= graceNs;
  }

  /**
   * Whether no media came in all the time that it should need: somebody else may have the place.
   */
  boolean isIdle(RoomConfig config, long nowNs) {
    return !hadMedia && (broken || nowNs - takenNs >= config.mediaWait().toNanos());
  }

  /**
   * Whether this listener gets a caption: everyone reads the speaker's own words, a translation
   * goes to who hears that language.
   */
  boolean wants(Caption caption) {
    if (!caption.translated()) {
      return true;
    }
    return caption.language().equals(participant.languages().hear())
        && !participant.id().equals(caption.speakerId());
  }
}
