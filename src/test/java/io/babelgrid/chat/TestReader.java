package io.babelgrid.chat;

import io.babelgrid.pipeline.Language;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Keeps what they are told, as short texts. */
final class TestReader implements ChatReader, ChatOutlet {
  private final String id;
  volatile @Nullable Language reads;
  final List<String> told = new CopyOnWriteArrayList<>();

  TestReader(String id, @Nullable Language reads) {
    this.id = id;
    this.reads = reads;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public @Nullable Language reads() {
    return reads;
  }

  @Override
  public ChatOutlet outlet() {
    return this;
  }

  @Override
  public void chatted(List<ToldLine> earlier) {
    told.add("earlier " + earlier.stream().map(TestReader::text).toList());
  }

  @Override
  public void chat(ToldLine line) {
    told.add(text(line));
  }

  @Override
  public void chatWords(ChatLine.Key key, ChatWords words) {
    told.add(key.id() + " " + text(words));
  }

  private static String text(ToldLine told) {
    ChatWords words = told.words();
    String own = told.line().key().id() + " " + told.line().text();
    return words == null ? own : own + " = " + text(words);
  }

  private static String text(ChatWords words) {
    return switch (words) {
      case ChatWords.Translated(var _, String text) -> text;
      case ChatWords.Untranslated(var _, var _, String reason) -> "not: " + reason;
    };
  }
}
