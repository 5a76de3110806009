package io.babelgrid.synthesis.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A text ready to be read: words, and the punctuation that shapes their melody.
 *
 * @param pieces what single spaces separate
 * @param words how many words the text had that this came from
 */
record SpokenText(List<Piece> pieces, int words) {

  /**
   * A word with the punctuation that touches it.
   *
   * @param text not empty, no space
   * @param word index of the word of the original text that it came from
   */
  record Piece(String text, int word) {}

  SpokenText {
    pieces = List.copyOf(pieces);
  }

  @Override
  public String toString() {
    var joined = new StringBuilder();
    for (Piece piece : pieces) {
      joined.append(joined.isEmpty() ? "" : " ").append(piece.text);
    }
    return joined.toString();
  }

  private static final String CLOSING = ";:,.!?…”)";

  /** Grows a text from left to right; for one thread. */
  static final class Builder {
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private int openWord;

    /** Ends the current piece, if any. */
    void space() {
      if (!open.isEmpty()) {
        pieces.add(new Piece(open.toString(), openWord));
        open.setLength(0);
      }
    }

    /** Adds a character that touches what stands before it; closing marks never stand alone. */
    void add(char symbol, int word) {
      if (open.isEmpty()) {
        openWord = word;
        if (CLOSING.indexOf(symbol) >= 0 && !pieces.isEmpty()) {
          Piece last = pieces.removeLast();
          openWord = last.word;
          open.append(last.text);
        }
      }
      open.append(symbol);
    }

    /**
     * Adds words in place of the words {@code from..to} of the original, sharing them out in order.
     * Letters never grow onto letters, or the period behind them, that came from something else.
     */
    void say(String spoken, int from, int to) {
      String[] parts = spoken.split(" ", -1);
      for (int i = 0; i < parts.length; i++) {
        if (i > 0 || growsTogether(parts[i])) {
          space();
        }
        int word = from + (int) ((long) i * (to - from + 1) / parts.length);
        for (int k = 0; k < parts[i].length(); k++) {
          add(parts[i].charAt(k), word);
        }
      }
    }

    private boolean growsTogether(String next) {
      return !open.isEmpty()
          && !next.isEmpty()
          && (Character.isLetter(open.charAt(open.length() - 1))
              || open.charAt(open.length() - 1) == '.')
          && Character.isLetter(next.charAt(0));
    }

    SpokenText build(int words) {
      space();
      return new SpokenText(pieces, words);
    }
  }
}
