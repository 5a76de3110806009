package io.babelgrid.chat;

import io.babelgrid.chat.ChatInterpreter.Wish;
import io.babelgrid.chat.ChatLine.Key;
import io.babelgrid.pipeline.Language;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The chat of one room at this node. Owned by the room's writer, on which all methods are called.
 */
public final class Conversation {

  private static final Logger LOG = Logger.getLogger(Conversation.class);

  /** By how much another node's clock may be believed to be ahead. */
  private static final long MOST_AHEAD_MS = 60_000;

  private final String roomId;
  private final ChatHistory history;
  private final ChatInterpreter interpreter;
  private final LongSupplier clockMs;
  private final Supplier<? extends Collection<? extends ChatReader>> readers;
  private final Executor writer;

  /** What is being translated. */
  private final Set<Awaited> awaited = new HashSet<>();

  private long lastMs;

  private record Awaited(Key key, Language target) {}

  Conversation(
      String roomId,
      ChatHistory history,
      ChatInterpreter interpreter,
      LongSupplier clockMs,
      Supplier<? extends Collection<? extends ChatReader>> readers,
      Executor writer) {
    this.roomId = roomId;
    this.history = history;
    this.interpreter = interpreter;
    this.clockMs = clockMs;
    this.readers = readers;
    this.writer = writer;
  }

  /**
   * Somebody here writes. What they wrote before, and send again since they did not hear of it, is
   * told to them alone.
   *
   * @param id that their client gave it
   * @param text clean
   * @return the line for other nodes, null when they know it
   */
  public @Nullable ChatLine write(
      ChatReader sender, String name, String id, ChatLanguage.Writer writer, String text) {
    var key = new Key(sender.id(), id);
    if (history.knows(key)) {
      ChatLine known = history.find(key);
      ChatLine told = known == null ? new ChatLine(key, name, lastMs, null, text) : known;
      sender.outlet().chat(new ToldLine(told, null));
      return null;
    }
    lastMs = Math.max(clockMs.getAsLong(), lastMs + 1);
    var line = new ChatLine(key, name, lastMs, ChatLanguage.of(text, writer), text);
    add(line);
    return line;
  }

  /** Lines of another node, some of which may be known. */
  public void heard(List<ChatLine> lines) {
    long latestMs = clockMs.getAsLong() + MOST_AHEAD_MS;
    for (ChatLine line : lines) {
      lastMs = Math.max(lastMs, Math.min(line.atMs(), latestMs));
      if (!history.knows(line.key())) {
        add(line);
      }
    }
  }

  /** All lines that are kept, the oldest first. */
  public List<ChatLine> lines() {
    return history.lines();
  }

  /** Forgets all lines. */
  public void clear() {
    history.clear();
  }

  /**
   * Somebody came, or came back: tells them what was written, and brings it into their language.
   */
  public void greet(ChatReader reader) {
    List<ChatLine> lines = history.lines();
    if (!lines.isEmpty()) {
      reader.outlet().chatted(lines.stream().map(line -> told(reader, line)).toList());
      interpret(reader);
    }
  }

  /** Somebody reads another language from now on. */
  public void reads(ChatReader reader) {
    for (ChatLine line : history.lines()) {
      ChatWords words = told(reader, line).words();
      if (words != null) {
        reader.outlet().chatWords(line.key(), words);
      }
    }
    interpret(reader);
  }

  private void add(ChatLine line) {
    history.add(line);
    Collection<? extends ChatReader> here = readers.get();
    here.forEach(reader -> reader.outlet().chat(told(reader, line)));
    here.stream()
        .map(reader -> target(reader, line))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet())
        .forEach(target -> interpret(line, target, true));
  }

  private ToldLine told(ChatReader reader, ChatLine line) {
    return new ToldLine(line, history.words(line.key(), target(reader, line)));
  }

  /** The language into which a line is to be brought for a reader, null for none. */
  private static @Nullable Language target(ChatReader reader, ChatLine line) {
    Language reads = reader.reads();
    Language written = line.language();
    boolean readsItAsItIs = reads == null || written != null && written.soundsLike(reads);
    return readsItAsItIs || reader.id().equals(line.key().senderId()) ? null : reads;
  }

  private void interpret(ChatReader reader) {
    for (ChatLine line : history.lines()) {
      Language target = target(reader, line);
      if (target != null && history.words(line.key(), target) == null) {
        interpret(line, target, false);
      }
    }
  }

  private void interpret(ChatLine line, Language target, boolean fresh) {
    if (awaited.add(new Awaited(line.key(), target))) {
      interpreter.interpret(new Wish(roomId, line, target), fresh, words -> answered(line, words));
    }
  }

  private void answered(ChatLine line, ChatWords words) {
    try {
      writer.execute(() -> {
        awaited.remove(new Awaited(line.key(), words.language()));
        if (words instanceof ChatWords.Translated) {
          history.note(line.key(), words);
        }
        for (ChatReader reader : readers.get()) {
          if (words.language().equals(target(reader, line))) {
            reader.outlet().chatWords(line.key(), words);
          }
        }
      });
    } catch (RejectedExecutionException e) {
      LOG.warnf("what became of a chat message was not told: %s", e.getMessage());
    }
  }
}
