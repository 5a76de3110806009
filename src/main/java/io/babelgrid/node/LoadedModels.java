package io.babelgrid.node;

import io.babelgrid.face.LipModels;
import io.babelgrid.flow.FlowModels;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.pipeline.Language;
import io.babelgrid.translation.TextTranslator;
import java.time.Duration;
import java.util.function.Supplier;

/** What this node understands, speaks and draws with. */
interface LoadedModels extends FlowModels, LipModels, AutoCloseable {

  /**
   * Translates whole texts; only of pairs that {@link #translates}.
   *
   * @param glossary that of the room
   * @param due when each sentence is, after the one before it
   */
  TextTranslator texts(Language source, Language target, Supplier<Glossary> glossary, Duration due);

  @Override
  void close();
}
