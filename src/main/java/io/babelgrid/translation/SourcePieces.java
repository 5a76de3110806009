package io.babelgrid.translation;

import io.babelgrid.recognition.TimedWord;
import io.babelgrid.translation.sentencepiece.Tokenizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A source sentence as the encoder reads it.
 *
 * @param ids pieces, with the end-of-sentence mark last
 * @param wordOf index of the word each piece belongs to; the mark belongs to the last word
 */
record SourcePieces(int[] ids, int[] wordOf) {

  static SourcePieces of(List<TimedWord> words, Tokenizer tokenizer, int endMark, Locale locale) {
    String text = String.join(" ", words.stream().map(TimedWord::text).toList());
    int[] pieces = tokenizer.encode(Casing.ordinary(text, locale));
    int[] ids = Arrays.copyOf(pieces, pieces.length + 1);
    ids[pieces.length] = endMark;
    return new SourcePieces(ids, wordOf(ids, words, tokenizer));
  }

  /** Number of pieces without the end-of-sentence mark. */
  int length() {
    return ids.length - 1;
  }

  /** Number of pieces that the first {@code words} words begin with. */
  int piecesOf(int words) {
    int pieces = length();
    while (pieces > 0 && wordOf[pieces - 1] >= words) {
      pieces--;
    }
    return pieces;
  }

  /** A word can become several words of the tokenizer, or none: "10\u00a0km", a lone control. */
  private static int[] wordOf(int[] ids, List<TimedWord> words, Tokenizer tokenizer) {
    int[] wordOf = new int[ids.length];
    int word = -1;
    int remaining = 0;
    for (int i = 0; i < ids.length; i++) {
      if (tokenizer.startsWord(ids[i])) {
        remaining--;
      }
      while (remaining <= 0 && word < words.size() - 1 && tokenizer.startsWord(ids[i])) {
        word++;
        remaining = tokenizer.wordCount(words.get(word).text());
      }
      wordOf[i] = Math.max(word, 0);
    }
    wordOf[ids.length - 1] = Math.max(words.size() - 1, 0);
    return wordOf;
  }
}
