package io.babelgrid.chat;

import io.babelgrid.pipeline.Allowance;

/**
 * How much one participant may write, over whatever connections they come. Any thread: for a moment
 * two connections may speak for one person.
 */
public final class ChatPace {

  private final Allowance messages;

  ChatPace(ChatConfig config) {
    this.messages = new Allowance(config.messagesPerSecond(), config.messagesAtOnce());
  }

  /** Whether one more message is taken. */
  public synchronized boolean take(long nowNs) {
    return messages.take(nowNs);
  }
}
