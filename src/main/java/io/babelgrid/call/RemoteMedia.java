package io.babelgrid.call;

import io.babelgrid.flow.SpokenWords;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.MediaState;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.Participant;
import io.babelgrid.room.RoomPart;
import io.babelgrid.room.Stay;
import io.babelgrid.room.TrackId;
import io.babelgrid.transport.MediaPacket;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at another node: a speaker here, whose words and packets that node sends as far as they
 * are wanted. Changes come one at a time, words and packets each from one thread.
 */
final class RemoteMedia implements SpeakerSource, AutoCloseable {

  private final Stay stay;
  private final CallMedia call;
  private final Backhaul backhaul;
  private final Speaker speaker;
  private Participant participant;

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
  }

  /** Is heard and seen from now on. */
  void join() {
    call.add(speaker);
  }

  boolean is(Stay other) {
    return stay.equals(other);
  }

  NodeEpoch node() {
    return stay.node();
  }

  void update(Participant next) {
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
    speaker.said(words);
  }

  void packet(MediaPacket packet) {
    speaker.packet(packet);
  }

  @Override
  public boolean isRemote() {
    return true;
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

  @Override
  public double clockErrorMs() {
    return backhaul.clockErrorMs(stay.node());
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
