package io.babelgrid.relay;

import io.babelgrid.pipeline.Language;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.room.RoomPart;
import io.babelgrid.room.TrackId;
import io.babelgrid.speaker.Moments;
import io.babelgrid.transport.RelayEnd;
import io.babelgrid.transport.RelayTrack;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one node tells another. Times are of the receiver's monotonic clock. */
public sealed interface LinkMessage {

  /** The sender's part of a room, whole; again at least once a second. */
  record Part(RoomPart part) implements LinkMessage {}

  /** Nobody of the sender is in the room any more. */
  record Left(String roomId) implements LinkMessage {}

  /**
   * What the sender's people want of one of the receiver's speakers, whole.
   *
   * @param hear languages in which they are heard there
   * @param tracks of the speaker that are wanted there
   */
  record Wish(String roomId, String participantId, Set<Language> hear, Set<TrackId.Content> tracks)
      implements LinkMessage {

    public Wish {
      hear = Set.copyOf(hear);
      tracks = Set.copyOf(tracks);
    }
  }

  /**
   * What one of the sender's speakers said.
   *
   * @param incarnation of the participant
   * @param englishOf the language spoken, where the transcript is of English that was made of the
   *     audio; null for the speaker's own words
   * @param moments of recognition
   * @param originNs when sample 0 of the speaker's track arrived, or would have without delay
   * @param pitchHz median of the speaker's fundamental frequency so far; NaN while unknown
   * @param toNodeMs how long sound is on its way from the speaker to the sender; NaN while unknown
   */
  record Words(
      String roomId,
      String participantId,
      long incarnation,
      Transcript transcript,
      @Nullable Language englishOf,
      Moments moments,
      long originNs,
      double pitchHz,
      double toNodeMs)
      implements LinkMessage {}

  /** A host of the sender's sends one of the receiver's people away. */
  record Remove(String roomId, String participantId) implements LinkMessage {}

  /** A host ended the room. */
  record End(String roomId) implements LinkMessage {}

  /** How to send media to the sender. */
  record Media(RelayEnd end) implements LinkMessage {}

  /** All tracks that the sender sends to the receiver from now on. */
  record Tracks(List<RelayTrack> tracks) implements LinkMessage {

    public Tracks {
      tracks = List.copyOf(tracks);
    }
  }
}
