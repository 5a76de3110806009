package io.babelgrid.chat;

import java.time.Duration;

/** As application.properties has them, unless a test says otherwise. */
public record ChatLimits(
    int messageChars,
    int messagesPerSecond,
    int messagesAtOnce,
    int historyMessages,
    int historyChars,
    Duration translationWait,
    int translationQueue)
    implements ChatConfig {

  public ChatLimits() {
    this(2000, 2, 20, 200, 131_072, Duration.ofSeconds(10), 256);
  }

  ChatLimits history(int messages, int chars) {
    return new ChatLimits(
        messageChars,
        messagesPerSecond,
        messagesAtOnce,
        messages,
        chars,
        translationWait,
        translationQueue);
  }

  ChatLimits translation(Duration wait, int queue) {
    return new ChatLimits(
        messageChars,
        messagesPerSecond,
        messagesAtOnce,
        historyMessages,
        historyChars,
        wait,
        queue);
  }
}
