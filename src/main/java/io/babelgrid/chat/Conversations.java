package io.babelgrid.chat;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Opens the chat of each room of this node; all are translated by one interpreter. Any thread. */
@ApplicationScoped
public class Conversations {

  private final ChatConfig config;
  private final ChatInterpreter interpreter;

  @Inject
  public Conversations(ChatConfig config, ChatModels models) {
    this.config = config;
    this.interpreter =
        new ChatInterpreter(models, config.translationWait(), config.translationQueue());
  }

  /**
   * A chat without a line. It ends with its room.
   *
   * @param readers who is in the room at this node, as they are now; asked on any thread
   * @param writer the room's, one task at a time
   */
  public Conversation open(
      String roomId,
      Supplier<? extends Collection<? extends ChatReader>> readers,
      Executor writer) {
    return new Conversation(
        roomId,
        new ChatHistory(config.historyMessages(), config.historyChars()),
        interpreter,
        System::currentTimeMillis,
        readers,
        writer);
  }

  /** For somebody who has written nothing yet. */
  public ChatPace pace() {
    return new ChatPace(config);
  }

  @PreDestroy
  public void close() {
    interpreter.close();
  }
}
