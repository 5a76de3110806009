package io.babelgrid.signaling;

import io.babelgrid.chat.ChatConfig;
import io.babelgrid.chat.ChatException;
import io.babelgrid.chat.ChatText;
import io.babelgrid.room.Membership;
import java.util.concurrent.RejectedExecutionException;

/**
 * What one client may write to its room. What is not taken is refused with its id; nothing of it
 * goes further. Owned by its WebSocket's event loop.
 */
final class ChatDoor {

  private final ChatConfig config;
  private final boolean mayWrite;
  private final Client client;

  /**
   * @param mayWrite by the grants of its token
   */
  ChatDoor(ChatConfig config, boolean mayWrite, Client client) {
    this.config = config;
    this.mayWrite = mayWrite;
    this.client = client;
  }

  void write(ClientMessage.Chat said, Membership membership, long nowNs) {
    if (!mayWrite) {
      refuse(ErrorCode.NOT_GRANTED, "you may read here and not write", said);
    } else if (!membership.chatPace().take(nowNs)) {
      refuse(
          ErrorCode.RATE_LIMITED,
          "only " + config.messagesPerSecond() + " messages a second are taken; slow down",
          said);
    } else {
      try {
        membership.chat(said.id(), ChatText.clean(said.text(), config.messageChars()));
      } catch (ChatException e) {
        refuse(ErrorCode.BAD_MESSAGE, String.valueOf(e.getMessage()), said);
      } catch (RejectedExecutionException e) {
        refuse(ErrorCode.OVERLOADED, "too much waits to be done; try again", said);
      }
    }
  }

  private void refuse(ErrorCode code, String why, ClientMessage.Chat said) {
    client.error(code, why, "chat", said.id());
  }
}
