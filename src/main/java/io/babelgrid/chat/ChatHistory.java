package io.babelgrid.chat;

import io.babelgrid.pipeline.Language;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The last lines of a room with what they are in other languages, bounded in number and in
 * characters, translations included. One owner.
 */
final class ChatHistory {

  /**
   * Keys that are known when their lines are forgotten: of a client that is back after a minute.
   */
  private static final int MOST_KEYS = 2_000;

  private static final Comparator<Kept> BY_TIME =
      Comparator.<Kept>comparingLong(kept -> kept.line.atMs())
          .thenComparing(kept -> kept.line.key().senderId())
          .thenComparing(kept -> kept.line.key().id());

  /** A line and what became of it, by language. */
  private static final class Kept {
    final ChatLine line;
    final Map<Language, ChatWords> words = new HashMap<>();

    Kept(ChatLine line) {
      this.line = line;
    }
  }

  private final int mostLines;
  private final int mostChars;
  private final Map<ChatLine.Key, Kept> lines = new LinkedHashMap<>();
  private final Set<ChatLine.Key> keys = new LinkedHashSet<>();
  private long chars;

  ChatHistory(int mostLines, int mostChars) {
    this.mostLines = mostLines;
    this.mostChars = mostChars;
  }

  /** Whether a line of that key was ever added, as far as is known. */
  boolean knows(ChatLine.Key key) {
    return keys.contains(key);
  }

  @Nullable ChatLine find(ChatLine.Key key) {
    Kept kept = lines.get(key);
    return kept == null ? null : kept.line;
  }

  /** False when it is known. */
  boolean add(ChatLine line) {
    if (!keys.add(line.key())) {
      return false;
    }
    if (keys.size() > MOST_KEYS) {
      keys.remove(keys.iterator().next());
    }
    lines.put(line.key(), new Kept(line));
    chars += line.chars();
    shrink();
    return true;
  }

  /** Notes what became of a line in another language, where it is still kept. */
  void note(ChatLine.Key key, ChatWords words) {
    Kept kept = lines.get(key);
    if (kept != null) {
      ChatWords before = kept.words.put(words.language(), words);
      chars += chars(words) - (before == null ? 0 : chars(before));
      shrink();
    }
  }

  /** Forgets which lines could not be brought into a language. */
  void retry(Language language) {
    for (Kept kept : lines.values()) {
      if (kept.words.get(language) instanceof ChatWords.Untranslated words) {
        kept.words.remove(language);
        chars -= chars(words);
      }
    }
  }

  @Nullable ChatWords words(ChatLine.Key key, @Nullable Language language) {
    Kept kept = lines.get(key);
    return kept == null || language == null ? null : kept.words.get(language);
  }

  /** All that are kept, by time: those of other nodes may have come late. */
  List<ChatLine> lines() {
    return lines.values().stream().sorted(BY_TIME).map(kept -> kept.line).toList();
  }

  void clear() {
    lines.clear();
    keys.clear();
    chars = 0;
  }

  private static int chars(ChatWords words) {
    return switch (words) {
      case ChatWords.Translated(var _, String text) -> text.length();
      case ChatWords.Untranslated(var _, var _, String reason) -> reason.length();
    };
  }

  private void shrink() {
    var oldest = lines.values().iterator();
    while ((lines.size() > mostLines || chars > mostChars) && oldest.hasNext()) {
      Kept gone = oldest.next();
      oldest.remove();
      chars -= gone.line.chars() + gone.words.values().stream().mapToInt(ChatHistory::chars).sum();
    }
  }
}
