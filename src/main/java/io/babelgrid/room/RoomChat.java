package io.babelgrid.room;

import io.babelgrid.chat.ChatLanguage;
import io.babelgrid.chat.ChatLine;
import io.babelgrid.chat.Conversation;
import io.babelgrid.pipeline.Language;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What people of one room write to each other, at this node and at others. Of the room's writer.
 */
final class RoomChat {

  private final String roomId;
  private final RoomContext context;
  private final Conversation conversation;

  RoomChat(String roomId, RoomContext context, Seats seats, Executor writer) {
    this.roomId = roomId;
    this.context = context;
    this.conversation = context.chats().open(roomId, seats::present, writer);
  }

  void write(Seat seat, String id, String text) {
    Participant who = seat.participant();
    LanguageChoice languages = who.languages();
    Language spoken = languages.speak() == null ? who.detected() : languages.speak();
    var writer = new ChatLanguage.Writer(spoken, languages.hear(), languages.knows());
    ChatLine line = conversation.write(seat, who.name(), id, writer, text);
    if (line != null) {
      context.others().get().chat(roomId, line);
    }
  }

  /** Somebody came, or came back. */
  void greet(Seat seat) {
    conversation.greet(seat);
  }

  /** Somebody may have changed what they hear, and read. */
  void languages(Seat seat, @Nullable Language before) {
    if (!Objects.equals(before, seat.reads())) {
      conversation.reads(seat);
    }
  }

  /** Somebody is the first: nothing is left of who was here before them. */
  void begin() {
    conversation.clear();
  }

  /** What was written at another node. */
  void heard(List<ChatLine> lines) {
    conversation.heard(lines);
  }

  /** All that is known of it, for a node that did not hear it. */
  List<ChatLine> lines() {
    return conversation.lines();
  }
}
