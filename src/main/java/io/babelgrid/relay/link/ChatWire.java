package io.babelgrid.relay.link;

import io.babelgrid.chat.ChatLine;
import io.babelgrid.pipeline.Language;
import io.babelgrid.relay.LinkMessage;
import io.babelgrid.relay.link.wire.Chat;

/** What people wrote, as it crosses. */
final class ChatWire {

  /** Whatever another node's babelgrid.chat.message-chars is. */
  private static final int LONGEST = 65_536;

  /** Likewise babelgrid.chat.history-messages. */
  private static final int MOST_LINES = 16_384;

  private ChatWire() {}

  static Chat write(LinkMessage.Chat chat) {
    Chat.Builder all = Chat.newBuilder().setRoomId(chat.roomId());
    for (ChatLine line : chat.lines()) {
      var one =
          io.babelgrid.relay.link.wire.ChatLine.newBuilder()
              .setSenderId(line.key().senderId())
              .setId(line.key().id())
              .setSenderName(line.senderName())
              .setAtMs(line.atMs())
              .setText(line.text());
      Language language = line.language();
      if (language != null) {
        one.setLanguage(language.code());
      }
      all.addLines(one);
    }
    return all.build();
  }

  /**
   * @throws IllegalArgumentException for what no node may say
   */
  static LinkMessage.Chat read(Chat chat) {
    if (chat.getLinesCount() > MOST_LINES) {
      throw new IllegalArgumentException(chat.getLinesCount() + " lines");
    }
    return new LinkMessage.Chat(
        LinkReader.id(chat.getRoomId()),
        chat.getLinesList().stream()
            .map(line ->
                new ChatLine(
                    new ChatLine.Key(
                        LinkReader.id(line.getSenderId()), LinkReader.id(line.getId())),
                    LinkReader.text(line.getSenderName()),
                    line.getAtMs(),
                    line.hasLanguage() ? new Language(line.getLanguage()) : null,
                    LinkReader.text(line.getText(), LONGEST)))
            .toList());
  }
}
