package io.babelgrid.edge;

import io.babelgrid.chat.ChatModels;
import io.babelgrid.pipeline.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Capitals stand for Portuguese; nothing else is translated. */
@Alternative
@ApplicationScoped
public class FakeChat implements ChatModels {

  @Override
  public boolean translates(Language source, Language target) {
    return target.equals(Language.PORTUGUESE);
  }

  @Override
  public String translate(
      String roomId,
      Language source,
      Language target,
      String text,
      List<String> kept,
      Duration due) {
    return text.toUpperCase(Locale.ROOT);
  }
}
