package io.babelgrid.recognition;

import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.Spacing;
import java.util.ArrayList;
import java.util.List;

/** Tells where words begin in a row of tokens of one language. */
final class WordBoundaries {

  private final Vocabulary vocabulary;
  private final boolean spaced;

  WordBoundaries(Vocabulary vocabulary, Language language) {
    this.vocabulary = vocabulary;
    this.spaced = !Spacing.of(language).isUnspaced();
  }

  /** True when nothing that was written before can still grow once this token follows. */
  boolean before(int token) {
    if (vocabulary.startsWithSpace(token)) {
      return true;
    }
    return !spaced && !continuesCharacter(token) && !attaches(token);
  }

  /** True when the texts on both sides are to be read as separate words. */
  boolean separates(int token, int follower) {
    return vocabulary.startsWithSpace(follower)
        || (!spaced && endsClause(token) && before(follower));
  }

  /**
   * Tokens at the start that form whole words, given the token that follows them all. An improbable
   * follower proves nothing: the last word may go on.
   */
  int whole(Hypothesis hypothesis) {
    int end = hypothesis.size();
    boolean boundary = hypothesis.nextProbable() && before(hypothesis.next());
    while (end > 0 && !boundary) {
      boundary = before(hypothesis.token(--end));
    }
    return end;
  }

  /** Words of tokens, the last of which may go on and is left out. */
  List<String> wholeWords(int[] tokens) {
    var words = new ArrayList<String>();
    int from = 0;
    for (int i = 1; i < tokens.length; i++) {
      if (separates(tokens[i - 1], tokens[i])) {
        String word = vocabulary.text(tokens, from, i).strip();
        if (!word.isEmpty()) {
          words.add(word);
        }
        from = i;
      }
    }
    return words;
  }

  private boolean continuesCharacter(int token) {
    byte[] bytes = vocabulary.bytes(token);
    return bytes.length > 0 && (bytes[0] & 0xC0) == 0x80;
  }

  private boolean attaches(int token) {
    String text = vocabulary.text(new int[] {token}, 0, 1);
    if (text.isEmpty()) {
      return false;
    }
    int type = Character.getType(text.codePointAt(0));
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.END_PUNCTUATION
        || type == Character.OTHER_PUNCTUATION;
  }

  private boolean endsClause(int token) {
    String text = vocabulary.text(new int[] {token}, 0, 1).strip();
    return !text.isEmpty()
        && Character.getType(text.codePointBefore(text.length())) == Character.OTHER_PUNCTUATION;
  }
}
