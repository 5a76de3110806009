package io.babelgrid.translation;

import io.babelgrid.pipeline.Spacing;
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
    String text = Spacing.of(locale).join(words.stream().map(TimedWord::text).toList());
    int[] pieces = tokenizer.encode(Casing.ordinary(text, locale));
    int[] ids = Arrays.copyOf(pieces, pieces.length + 1);
    ids[pieces.length] = endMark;
    int[] wordOf =
        Spacing.of(locale).isUnspaced()
            ? wordOfCharacter(ids, words, tokenizer)
            : wordOf(ids, words, tokenizer);
    return new SourcePieces(ids, wordOf);
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

  /** Where words run together: by how many characters there are up to each piece's end. */
  private static int[] wordOfCharacter(int[] ids, List<TimedWord> words, Tokenizer tokenizer) {
    int[] wordOf = new int[ids.length];
    int word = 0;
    int ends = words.isEmpty() ? 0 : characters(words.getFirst().text());
    int read = 0;
    for (int i = 0; i < ids.length - 1; i++) {
      while (read >= ends && word < words.size() - 1) {
        word++;
        ends += characters(words.get(word).text());
      }
      wordOf[i] = word;
      read += characters(tokenizer, ids[i]);
    }
    wordOf[ids.length - 1] = Math.max(words.size() - 1, 0);
    return wordOf;
  }

  private static int characters(Tokenizer tokenizer, int id) {
    if (tokenizer.isByte(id)) {
      return tokenizer.startsCharacter(id) ? 1 : 0;
    }
    return characters(tokenizer.decode(new int[] {id}));
  }

  private static int characters(String text) {
    return (int) text.codePoints().filter(c -> !Character.isWhitespace(c)).count();
  }
}
