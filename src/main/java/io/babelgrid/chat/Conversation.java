package io.babelgrid.chat;

import io.babelgrid.chat.ChatInterpreter.Wish;
import io.babelgrid.chat.ChatLine.Key;
import io.babelgrid.pipeline.Language;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

  /** Who may have asked for a language before; older ones are forgotten. */
  private static final int MOST_ASKED = 1_000;

  /** What is being translated. Any thread. */
  private final Set<Awaited> awaited = ConcurrentHashMap.newKeySet();

  /** Who was told already what cannot be had in a language. */
  private final Set<Asked> asked = new LinkedHashSet<>();

  /** The one line that is not fresh and is being translated. Set by the writer alone. */
  private volatile @Nullable Awaited old;

  private long lastMs;

  private record Awaited(Key key, Language target) {}

  private record Asked(String readerId, Language language) {}

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
      if (!history.knows(line.key())) {
        long atMs = Math.clamp(line.atMs(), 0, latestMs);
        lastMs = Math.max(lastMs, atMs);
        add(line.at(atMs));
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
    awaited.clear();
    asked.clear();
    old = null;
  }

  /**
   * Somebody came, or came back: tells them what was written, and brings it into their language.
   */
  public void greet(ChatReader reader) {
    List<ChatLine> lines = history.lines();
    if (!lines.isEmpty()) {
      boolean isNew = asks(reader);
      reader.outlet().chatted(lines.stream().map(line -> told(reader, line)).toList());
      if (isNew) {
        refuse(reader);
      }
      goOn();
    }
  }

  /** Somebody reads another language from now on. */
  public void reads(ChatReader reader) {
    boolean isNew = asks(reader);
    for (ChatLine line : history.lines()) {
      if (told(reader, line).words() instanceof ChatWords.Translated words) {
        reader.outlet().chatWords(line.key(), words);
      }
    }
    if (isNew) {
      refuse(reader);
    }
    goOn();
  }

  private void add(ChatLine line) {
    history.add(line);
    Collection<? extends ChatReader> here = readers.get();
    here.forEach(reader -> reader.outlet().chat(told(reader, line)));
    here.stream()
        .map(reader -> target(reader, line))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet())
        .forEach(target -> interpret(line, target));
    goOn();
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

  /** Whether somebody asks for what they read for the first time: what failed is tried again. */
  private boolean asks(ChatReader reader) {
    Language language = reader.reads();
    if (language == null || !asked.add(new Asked(reader.id(), language))) {
      return false;
    }
    if (asked.size() > MOST_ASKED) {
      asked.remove(asked.iterator().next());
    }
    history.retry(language);
    return true;
  }

  /** Tells somebody, and nobody else, of which lines there will be no translation. */
  private void refuse(ChatReader reader) {
    for (ChatLine line : history.lines()) {
      Language target = target(reader, line);
      ChatWords refusal = target == null ? null : interpreter.refusal(line, target);
      if (refusal != null) {
        history.note(line.key(), refusal);
        reader.outlet().chatWords(line.key(), refusal);
      }
    }
  }

  private void interpret(ChatLine line, Language target) {
    var waits = new Awaited(line.key(), target);
    if (awaited.add(waits)) {
      ChatWords refusal =
          interpreter.interpret(wish(line, target), words -> done(line, waits, words));
      if (refusal != null) {
        awaited.remove(waits);
        told(line, refusal);
      }
    }
  }

  /** Brings the newest line that somebody here still needs into their language. */
  private void goOn() {
    if (old != null) {
      return;
    }
    Collection<? extends ChatReader> here = readers.get();
    if (here.stream().allMatch(reader -> reader.reads() == null)) {
      return;
    }
    for (ChatLine line : history.lines().reversed()) {
      for (ChatReader reader : here) {
        Language target = target(reader, line);
        if (target != null && history.words(line.key(), target) == null) {
          var waits = new Awaited(line.key(), target);
          if (interpreter.refusal(line, target) == null && awaited.add(waits)) {
            old = waits;
            interpreter.interpretOld(wish(line, target), words -> done(line, waits, words));
            return;
          }
        }
      }
    }
  }

  private Wish wish(ChatLine line, Language target) {
    return new Wish(
        roomId,
        line,
        target,
        () -> readers.get().stream().anyMatch(reader -> target.equals(target(reader, line))));
  }

  private void done(ChatLine line, Awaited waits, @Nullable ChatWords words) {
    try {
      writer.execute(() -> {
        // What was forgotten is told to nobody.
        if (ends(waits)) {
          if (words != null) {
            told(line, words);
          }
          goOn();
        }
      });
    } catch (RejectedExecutionException e) {
      ends(waits);
      LOG.warnf("what became of a chat message was not told: %s", e.getMessage());
    }
  }

  private boolean ends(Awaited waits) {
    if (waits.equals(old)) {
      old = null;
    }
    return awaited.remove(waits);
  }

  private void told(ChatLine line, ChatWords words) {
    history.note(line.key(), words);
    for (ChatReader reader : readers.get()) {
      if (words.language().equals(target(reader, line))) {
        reader.outlet().chatWords(line.key(), words);
      }
    }
  }
}
