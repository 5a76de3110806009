package io.babelgrid.translation;

import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.Spacing;
import io.babelgrid.translation.sentencepiece.Tokenizer;

/**
 * Which pieces of a vocabulary can begin a word of its language: those after a space; where words
 * run together, all but what clings to the character before. There, Latin letters and digits that
 * follow each other are one word: names, figures, what stands for a term. Immutable.
 */
final class WordStarts {

  /** Before the first piece. */
  static final int NONE = -1;

  private final boolean[] starts;
  private final boolean[] opens;
  private final boolean[] beginsLatin;
  private final boolean[] endsLatin;

  private WordStarts(int size) {
    starts = new boolean[size];
    opens = new boolean[size];
    beginsLatin = new boolean[size];
    endsLatin = new boolean[size];
  }

  static WordStarts of(Tokenizer tokenizer, Language language) {
    boolean isUnspaced = Spacing.of(language).isUnspaced();
    var words = new WordStarts(tokenizer.size());
    for (int id = 0; id < words.starts.length; id++) {
      boolean spaced = tokenizer.startsWord(id);
      words.starts[id] = spaced;
      words.opens[id] = spaced;
      if (isUnspaced) {
        String text = tokenizer.decode(new int[] {id});
        words.endsLatin[id] = !text.isEmpty() && isLatin(text.charAt(text.length() - 1));
        words.beginsLatin[id] = !spaced && !text.isEmpty() && isLatin(text.charAt(0));
        boolean isWhole = tokenizer.startsCharacter(id) && !isMark(text);
        words.starts[id] = spaced || isWhole && !closes(text);
        words.opens[id] = spaced || isWhole;
      }
    }
    return words;
  }

  /**
   * Whether a word begins with a piece.
   *
   * @param previous the piece before it, or {@link #NONE}
   */
  boolean at(int previous, int piece) {
    return starts[piece] && !isOneWord(previous, piece);
  }

  /**
   * Whether the piece may follow what was given out already: where words run together a mark may,
   * for it is joined to what is read.
   */
  boolean mayFollow(int previous, int piece) {
    return opens[piece] && !isOneWord(previous, piece);
  }

  private boolean isOneWord(int previous, int piece) {
    return previous != NONE && beginsLatin[piece] && endsLatin[previous];
  }

  private static boolean isLatin(char c) {
    return c < 0x80 && Character.isLetterOrDigit(c);
  }

  private static boolean isMark(String text) {
    if (text.isEmpty()) {
      return true;
    }
    int type = Character.getType(text.codePointAt(0));
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean closes(String text) {
    if (text.isEmpty()) {
      return false;
    }
    return switch (Character.getType(text.codePointAt(0))) {
      case Character.END_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }
}
