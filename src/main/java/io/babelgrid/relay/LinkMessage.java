package io.babelgrid.relay;

import io.babelgrid.chat.ChatLine;
import io.babelgrid.flow.SpokenWords;
import io.babelgrid.flow.WorkNews;
import io.babelgrid.flow.WorkOrder;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.RoomAct;
import io.babelgrid.room.RoomPart;
import io.babelgrid.room.TrackId;
import io.babelgrid.transport.RelayEnd;
import io.babelgrid.transport.RelayTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

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
   */
  record Words(String roomId, String participantId, long incarnation, SpokenWords words)
      implements LinkMessage {}

  /** A host of the sender's sends one of the receiver's people away. */
  record Remove(String roomId, String participantId) implements LinkMessage {}

  /** What people of a room wrote, at the sender or where it knows it from; some may be known. */
  record Chat(String roomId, List<ChatLine> lines) implements LinkMessage {

    /** At most 3 bytes each: far below babelgrid.grid.link.message-bytes. */
    private static final int MOST_CHARS = 65_536;

    public Chat {
      lines = List.copyOf(lines);
    }

    /** The same in messages that a link takes, in order. */
    public List<Chat> parts() {
      var parts = new ArrayList<Chat>();
      int from = 0;
      int chars = 0;
      for (int i = 0; i < lines.size(); i++) {
        chars += lines.get(i).chars();
        if (chars > MOST_CHARS && i > from) {
          parts.add(new Chat(roomId, lines.subList(from, i)));
          from = i;
          chars = lines.get(i).chars();
        }
      }
      parts.add(new Chat(roomId, lines.subList(from, lines.size())));
      return parts;
    }
  }

  /** Somebody of the sender's does something in the room. */
  record Act(String roomId, RoomAct act) implements LinkMessage {}

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

  /** What the receiver is to do for one of the sender's speakers, whole; again each second. */
  record Work(WorkOrder order) implements LinkMessage {}

  /**
   * Words that the receiver is to say for one of the sender's speakers.
   *
   * @param stay of the speaker
   */
  record WorkWords(UUID stay, SpokenWords words) implements LinkMessage {}

  /** The glossary of that speaker's room, whole. */
  record WorkTerms(UUID stay, Glossary glossary) implements LinkMessage {}

  /** The receiver need not work for that speaker of the sender's any more. */
  record WorkEnd(UUID stay) implements LinkMessage {}

  /** How the sender fares with what it does for a speaker of the receiver's. */
  record Worked(UUID stay, WorkNews news) implements LinkMessage {}
}
