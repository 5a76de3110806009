package io.babelgrid.translation;

import io.babelgrid.engine.InferenceException;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.translation.SourceSentence.End;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Simultaneous translation of one speaker with a Marian model. Each sentence is translated by
 * itself, again with every new word, with what was committed as forced prefix: the encoder reads in
 * both directions, so new words change everything it says of the old ones. Owned by the thread that
 * translates for one (speaker, target language).
 */
public final class MarianTranslator implements StreamingTranslator {

  private final MarianModel model;
  private final NanoClock clock;
  private final long deadlineNs;
  private final SentenceTranslation sentences;
  private final SentenceAssembler assembler;
  private final SentenceTerms terms;
  private final GoingOn goingOn;
  private final List<Translation> results = new ArrayList<>();
  private long utterance;
  private long lastEndSample;

  /**
   * @param phrases what is known by heart of this pair
   * @param glossary that of the room, asked before each sentence
   */
  public MarianTranslator(
      MarianModel model,
      PhraseMemory phrases,
      Supplier<Glossary> glossary,
      TranslationPolicy policy,
      NanoClock clock) {
    this.model = model;
    this.clock = clock;
    deadlineNs = policy.deadline().toNanos();
    sentences = new SentenceTranslation(model, phrases, policy);
    assembler = new SentenceAssembler(policy, model.source());
    goingOn = new GoingOn(model.source(), model.targetTokenizer(), policy);
    terms = new SentenceTerms(glossary, model.source(), model.target());
  }

  /**
   * {@inheritDoc}
   *
   * <p>What was translated before a failure comes with the next call. A transcript with {@code
   * last} ends its utterance also when this throws.
   *
   * @throws IllegalArgumentException when the transcript is of another language
   */
  @Override
  public List<Translation> accept(Transcript transcript) {
    if (!transcript.language().equals(model.source())) {
      throw new IllegalArgumentException(
          "this translator reads %s, not %s".formatted(model.source(), transcript.language()));
    }
    long dueNs = clock.nowNs() + deadlineNs;
    @Nullable InferenceException failure = null;
    if (transcript.utterance() != utterance && !assembler.open().isEmpty()) {
      failure = endUtterance(dueNs, failure);
    }
    utterance = transcript.utterance();
    for (TimedWord word : transcript.words()) {
      for (SourceSentence ended : assembler.add(opened(word))) {
        failure = finish(ended, false, dueNs, failure);
      }
    }
    if (transcript.last()) {
      failure = endUtterance(dueNs, failure);
    } else if (!transcript.words().isEmpty() || !transcript.lookahead().isEmpty()) {
      failure = advance(assembler.open(), transcript.lookahead(), dueNs, failure);
    }
    if (failure != null) {
      throw failure;
    }
    List<Translation> ready = List.copyOf(results);
    results.clear();
    return ready;
  }

  /** A word, which may go on with the sentence that has ended before it. */
  private TimedWord opened(TimedWord word) {
    if (!assembler.open().isEmpty()) {
      return word;
    }
    SourceSentence rest = goingOn.with(word);
    if (rest == null) {
      return word;
    }
    assembler.goOn(rest);
    return goingOn.inside(word);
  }

  private @Nullable InferenceException advance(
      SourceSentence open,
      List<String> lookahead,
      long dueNs,
      @Nullable InferenceException failure) {
    if (open.isEmpty() || open.isAbandoned()) {
      return failure;
    }
    try {
      List<TargetWord> words =
          sentences.advance(open, SentenceEnds.within(lookahead), terms.now(), dueNs);
      if (!words.isEmpty()) {
        emit(words, false, false);
      }
      return failure;
    } catch (InferenceException e) {
      open.abandon();
      return e;
    }
  }

  private @Nullable InferenceException endUtterance(
      long dueNs, @Nullable InferenceException failure) {
    return finish(assembler.close(), true, dueNs, failure);
  }

  private @Nullable InferenceException finish(
      SourceSentence sentence, boolean last, long dueNs, @Nullable InferenceException failure) {
    boolean closes = !sentence.isEmpty() && sentence.end() == End.CLOSED;
    try {
      return finish(sentence, closes, last, dueNs, failure);
    } finally {
      terms.next();
    }
  }

  private @Nullable InferenceException finish(
      SourceSentence sentence,
      boolean closes,
      boolean last,
      long dueNs,
      @Nullable InferenceException failure) {
    if (sentence.isEmpty() || sentence.isAbandoned()) {
      if (closes || last) {
        emit(List.of(), closes, last);
      }
      return failure;
    }
    try {
      emit(sentences.finish(sentence, terms.now(), dueNs), closes, last);
      goingOn.forget();
      if (closes) {
        goingOn.after(sentence);
      }
      if (closes && !last) {
        assembler.continueFrom(sentence);
      }
      return failure;
    } catch (InferenceException e) {
      emit(List.of(), closes, last);
      return e;
    }
  }

  private void emit(List<TargetWord> words, boolean sentenceEnd, boolean last) {
    var ordered = new ArrayList<TargetWord>(words.size());
    for (TargetWord word : words) {
      lastEndSample = Math.max(lastEndSample, word.sourceEndSample());
      ordered.add(new TargetWord(word.text(), lastEndSample));
    }
    results.add(
        new Translation(utterance, model.source(), model.target(), ordered, sentenceEnd, last));
  }
}
