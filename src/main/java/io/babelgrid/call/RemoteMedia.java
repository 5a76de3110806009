package io.babelgrid.call;

import io.babelgrid.flow.SpokenWords;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.Survival;
import io.babelgrid.room.MediaState;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.Participant;
import io.babelgrid.room.RoomPart;
import io.babelgrid.room.Stay;
import io.babelgrid.room.TrackId;
import io.babelgrid.transport.MediaPacket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at another node: a speaker here, whose words and packets that node sends as far as they
 * are wanted. Changes come one at a time, words and packets each from one thread.
 */
final class RemoteMedia implements SpeakerSource, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(RemoteMedia.class);

  private static final Executor LATER =
      CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS);

  /** 10 s: longer than that nobody's voice is behind. */
  private static final int MOST_LOOKS = 50;

  private final Stay stay;
  private final CallMedia call;
  private final Backhaul backhaul;
  private final Speaker speaker;
  private Participant participant;
  private volatile double toTheirNodeMs = Double.NaN;

  /** What was wanted last; of the call's writer. */
  private @Nullable Wanted wanted;

  private record Wanted(Set<Language> hear, Set<TrackId.Content> tracks) {}

  RemoteMedia(RoomPart.Member member, CallMedia call, SpeakerParts parts, Backhaul backhaul) {
    this.stay = member.stay();
    this.call = call;
    this.backhaul = backhaul;
    this.participant = member.participant();
    this.speaker =
        new Speaker(
            participant.id(), call, participant.languages().speak(), this, Silence.INSTANCE, parts);
    tell(participant);
    speaker.unheard(member.unheard());
  }

  /** Is heard and seen from now on. */
  void join() {
    call.add(speaker);
  }

  boolean is(Stay other) {
    return stay.equals(other);
  }

  boolean is(NodeEpoch node, String participantId) {
    return stay.node().equals(node) && stay.participantId().equals(participantId);
  }

  void update(RoomPart.Member member) {
    speaker.unheard(member.unheard());
    Participant next = member.participant();
    Participant before = participant;
    if (next.equals(before)) {
      return;
    }
    participant = next;
    call.ask(() -> {
      speaker.spoken(next.languages().speak());
      return !next.languages().equals(before.languages());
    });
    tell(next);
    if (next.media() == MediaState.LOST && before.media() != MediaState.LOST) {
      speaker.gone();
    }
  }

  private void tell(Participant next) {
    speaker.knows(next.languages().knows());
    speaker.voices(next.voices());
    speaker.muted(next.audioMuted(), next.videoMuted());
    speaker.lips(next.lips());
    Language detected = next.detected();
    if (detected != null) {
      speaker.detected(detected);
    }
  }

  void said(SpokenWords words) {
    toTheirNodeMs = words.toNodeMs();
    speaker.said(words);
  }

  void packet(MediaPacket packet) {
    speaker.packet(packet);
  }

  @Override
  public Optional<NodeEpoch> node() {
    return Optional.of(stay.node());
  }

  @Override
  public void wanted(Set<Language> hear, Set<TrackId.Content> tracks) {
    var next = new Wanted(hear, tracks);
    if (!next.equals(wanted)) {
      wanted = next;
      backhaul.wish(stay.node(), stay.roomId(), stay.participantId(), hear, tracks);
    }
  }

  @Override
  public void requestKeyFrame() {
    backhaul.requestKeyFrame(
        stay.node(), stay.roomId(), new TrackId(stay.participantId(), TrackId.Content.VIDEO));
  }

  /** To their node; the way between nodes is a step of the words'. */
  @Override
  public double toNodeMs() {
    return toTheirNodeMs;
  }

  @Override
  public double clockErrorMs() {
    return backhaul.clockErrorMs(stay.node());
  }

  /** Is heard no more, once what they said is; others of the same participant are their next. */
  void finish() {
    finish(MOST_LOOKS);
  }

  private void finish(int looks) {
    if (looks > 0 && speaker.isBusy() && call.hasNextOf(speaker)) {
      LATER.execute(() -> finish(looks - 1));
    } else {
      Survival.guard(LOG, "letting somebody of another node go", this::close);
    }
  }

  @Override
  public void close() {
    try {
      speaker.close();
    } finally {
      call.remove(speaker);
      call.tell(() -> {
        wanted(Set.of(), Set.of());
        return false;
      });
    }
  }
}
