package io.babelgrid.translation;

import io.babelgrid.pipeline.SentenceMarks;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.translation.sentencepiece.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sentence that grows word by word, and what of its translation was committed. It may follow
 * another: then it is read and translated as that one's continuation. One owner.
 */
final class SourceSentence {

  /** Why no more words follow. */
  enum End {
    /** It is still open. */
    OPEN,
    /** A mark closed it, or the utterance is over. */
    CLOSED,
    /** It became too long; the speaker goes on. */
    CUT
  }

  private final List<TimedWord> context;
  private final int contextPieces;
  private final boolean rest;
  private final List<TimedWord> words = new ArrayList<>();
  private int[] committedPieces;
  private End end = End.OPEN;
  private boolean abandoned;
  private final BitSet kept = new BitSet();
  private final List<String> given = new ArrayList<>();
  private boolean guarded;
  private @Nullable StandIn counting;

  /** A sentence by itself. */
  SourceSentence() {
    this(List.of(), new int[0], false);
  }

  private SourceSentence(List<TimedWord> context, int[] translation, boolean rest) {
    this.rest = rest;
    this.context = context;
    this.contextPieces = translation.length;
    this.committedPieces = translation;
  }

  /** A sentence that follows this one, of which all is committed. */
  SourceSentence next() {
    int[] own = Arrays.copyOfRange(committedPieces, contextPieces, committedPieces.length);
    return new SourceSentence(List.copyOf(words), own, false);
  }

  /** The rest of this one, of which all is committed, although it was closed. */
  SourceSentence goingOn(Tokenizer target) {
    int end = committedPieces.length;
    while (end > contextPieces && isMark(committedPieces[end - 1], target)) {
      end--;
    }
    var unclosed = new ArrayList<>(words);
    TimedWord last = unclosed.removeLast();
    unclosed.add(
        new TimedWord(
            SentenceMarks.withoutEndMarks(last.text()), last.startSample(), last.endSample()));
    return new SourceSentence(
        unclosed, Arrays.copyOfRange(committedPieces, contextPieces, end), true);
  }

  private static boolean isMark(int piece, Tokenizer target) {
    return SentenceMarks.withoutEndMarks(target.decode(new int[] {piece}).strip()).isEmpty();
  }

  /** It is the rest of a sentence that was closed too early. */
  boolean isRest() {
    return rest;
  }

  void add(TimedWord word) {
    words.add(word);
  }

  List<TimedWord> words() {
    return words;
  }

  /** What a model reads: the sentence before, where there is one, and this. */
  List<TimedWord> wordsInContext() {
    return Stream.concat(context.stream(), words.stream()).toList();
  }

  /** The same with what is probably said next. */
  List<TimedWord> wordsInContext(List<String> lookahead) {
    long end = lastWord().endSample();
    return Stream.concat(
            wordsInContext().stream(),
            lookahead.stream().map(word -> new TimedWord(word, end, end)))
        .toList();
  }

  /** Its own words and what is probably said next. */
  List<String> textWith(List<String> lookahead) {
    return Stream.concat(words.stream().map(TimedWord::text), lookahead.stream()).toList();
  }

  TimedWord lastWord() {
    return words.getLast();
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /** Nothing of its own translation was given out. */
  boolean isSilent() {
    return committedPieces.length == contextPieces;
  }

  /**
   * Target pieces given out so far, those of the sentence before first: the prefix of every
   * translation from here on.
   */
  int[] committedPieces() {
    return committedPieces;
  }

  void commit(int[] pieces) {
    committedPieces = pieces;
  }

  End end() {
    return end;
  }

  SourceSentence ended(End how) {
    end = how;
    return this;
  }

  /** Words of its translation that were given out. */
  List<String> given() {
    return given;
  }

  /** Some of it is read through stand-ins. */
  void guarded() {
    guarded = true;
  }

  boolean isGuarded() {
    return guarded;
  }

  /** The last word of its translation stands for this. */
  void counts(@Nullable StandIn standIn) {
    counting = standIn;
  }

  /** The next word of its translation, in the number that the word before asks for. */
  String counted(String word) {
    return counting == null ? word : counting.counted(word);
  }

  /** The stand-ins that the translation has so far, by their number. */
  BitSet kept() {
    return kept;
  }

  /** A model failed on it: the rest of its translation is lost. */
  void abandon() {
    abandoned = true;
  }

  boolean isAbandoned() {
    return abandoned;
  }
}
