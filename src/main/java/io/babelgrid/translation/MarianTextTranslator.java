package io.babelgrid.translation;

import io.babelgrid.glossary.Glossary;
import io.babelgrid.glossary.TermBook;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.Spacing;
import io.babelgrid.recognition.TimedWord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Translates whole texts, sentence by sentence, each in one go. Safe for many threads. */
final class MarianTextTranslator implements TextTranslator {

  private final TranslationPolicy policy;
  private final NanoClock clock;
  private final SentenceTranslation sentences;
  private final Spacing target;
  private final Language source;
  private final Supplier<TermBook> terms;

  /**
   * @param glossary that of the room, asked before each text
   */
  MarianTextTranslator(
      MarianModel model,
      PhraseMemory phrases,
      Supplier<Glossary> glossary,
      TranslationPolicy policy,
      NanoClock clock) {
    this.policy = policy;
    this.clock = clock;
    target = Spacing.of(model.target());
    source = model.source();
    sentences = new SentenceTranslation(model, phrases, policy);
    terms = () -> TermBook.of(glossary.get(), source, model.target());
  }

  @Override
  public String translate(String text, List<String> kept) {
    TermBook own = terms.get();
    TermBook book = kept.isEmpty() ? own : own.keeping(kept);
    return target
        .line(
            split(text).stream()
                .flatMap(sentence -> sentences.finish(sentence, book, dueNs()).stream())
                .map(TargetWord::text)
                .toList())
        .strip();
  }

  /** Of a sentence that begins now. */
  private long dueNs() {
    return clock.nowNs() + policy.deadline().toNanos();
  }

  private List<SourceSentence> split(String text) {
    var assembler = new SentenceAssembler(policy, source);
    var ended = new ArrayList<SourceSentence>();
    for (String word : text.strip().split("\\s+")) {
      if (!word.isEmpty()) {
        ended.addAll(assembler.add(new TimedWord(word, 0, 0)));
      }
    }
    SourceSentence rest = assembler.close();
    if (!rest.isEmpty()) {
      ended.add(rest);
    }
    return ended;
  }
}
