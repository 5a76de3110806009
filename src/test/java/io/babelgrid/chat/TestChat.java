package io.babelgrid.chat;

import io.babelgrid.pipeline.Language;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes the language before each text; between English, Portuguese and German only. */
public final class TestChat implements ChatModels {

  /** For rooms in which nobody minds. */
  public static final Conversations CONVERSATIONS =
      new Conversations(new ChatLimits(), new TestChat());

  /** What was asked for, in order. */
  public final List<String> asked = new CopyOnWriteArrayList<>();

  public final Set<Language> languages = ConcurrentHashMap.newKeySet();

  /** Runs before each translation. */
  public volatile Runnable before = () -> {};

  public TestChat() {
    languages.addAll(Set.of(Language.ENGLISH, Language.PORTUGUESE, Language.of("de")));
  }

  @Override
  public boolean translates(Language source, Language target) {
    return languages.contains(source) && languages.contains(target);
  }

  @Override
  public String translate(
      String roomId,
      Language source,
      Language target,
      String text,
      List<String> kept,
      Duration due) {
    asked.add(target + ":" + text);
    before.run();
    return target + ":" + text;
  }
}
