package io.babelgrid.translation;

import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.Spacing;
import io.babelgrid.translation.sentencepiece.Tokenizer;

/**
 * Which pieces of a vocabulary can begin a word of its language: those after a space; where words
 * run together, all but what clings to the character before. Immutable.
 */
final class WordStarts {

  private final boolean[] starts;

  private WordStarts(boolean[] starts) {
    this.starts = starts;
  }

  static WordStarts of(Tokenizer tokenizer, Language language) {
    boolean isUnspaced = Spacing.of(language).isUnspaced();
    boolean[] starts = new boolean[tokenizer.size()];
    for (int id = 0; id < starts.length; id++) {
      starts[id] =
          tokenizer.startsWord(id)
              || isUnspaced && tokenizer.startsCharacter(id) && !clings(tokenizer, id);
    }
    return new WordStarts(starts);
  }

  boolean at(int piece) {
    return starts[piece];
  }

  private static boolean clings(Tokenizer tokenizer, int id) {
    if (tokenizer.isByte(id)) {
      return false;
    }
    String text = tokenizer.decode(new int[] {id});
    if (text.isEmpty()) {
      return true;
    }
    return switch (Character.getType(text.codePointAt(0))) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.END_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }
}
