package io.babelgrid.translation;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.evaluation.CopiedPairs;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The translators that a call has, and copies of those with Portuguese that are called Spanish.
 * Loaded once for all test classes that register this.
 */
final class RealTranslators implements BeforeAllCallback {

  private record Loaded(CopiedPairs pairs, ComputeLanes lanes, TranslationModels models)
      implements AutoCloseable {

    static Loaded now() {
      CopiedPairs pairs = CopiedPairs.make().with("en-pt", "en-es").with("pt-en", "es-en");
      var lanes = new ContinuousBatcher(NanoClock.system(), 1);
      return new Loaded(
          pairs,
          lanes,
          new TranslationModels(
              pairs.store(), lanes, NanoClock.system(), TranslationPolicy.DEFAULT));
    }

    @Override
    public void close() {
      models.close();
      lanes.close();
      pairs.close();
    }
  }

  private static long utterances;

  private Loaded loaded;

  @Override
  public void beforeAll(ExtensionContext context) {
    loaded =
        context
            .getRoot()
            .getStore(Namespace.GLOBAL)
            .computeIfAbsent(Loaded.class, _ -> Loaded.now(), Loaded.class);
  }

  StreamingTranslator streaming(Language source, Language target) {
    return loaded.models.streaming(source, target);
  }

  StreamingTranslator streaming(Language source, Language target, Supplier<Glossary> glossary) {
    return loaded.models.streaming(source, target, glossary);
  }

  /** What a translator says of a text that is an utterance of its own, heard word by word. */
  static String said(StreamingTranslator translator, Language source, String text) {
    return TranslationFixture.said(translator, source, text, nextUtterance());
  }

  static long nextUtterance() {
    return ++utterances;
  }
}
