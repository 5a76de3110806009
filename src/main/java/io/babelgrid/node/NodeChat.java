package io.babelgrid.node;

import io.babelgrid.chat.ChatModels;
import io.babelgrid.glossary.Glossaries;
import io.babelgrid.pipeline.Language;
import java.time.Duration;
import java.util.List;

/** What chats are translated with: the models of this node, and the terms of each room. */
final class NodeChat implements ChatModels {

  private final NodeParts parts;
  private final Glossaries glossaries;

  NodeChat(NodeParts parts, Glossaries glossaries) {
    this.parts = parts;
    this.glossaries = glossaries;
  }

  @Override
  public boolean translates(Language source, Language target) {
    return parts.models().translates(source, target);
  }

  @Override
  public String translate(
      String roomId,
      Language source,
      Language target,
      String text,
      List<String> kept,
      Duration due) {
    return parts
        .models()
        .texts(source, target, () -> glossaries.of(roomId), due)
        .translate(text, kept);
  }
}
