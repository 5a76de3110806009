package io.babelgrid.wording;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Words joined by single spaces, read by position; positions out of it hold no character. */
final class Text {

  private static final char NOTHING = '\0';

  /** "US$". */
  private static final int MOST_LETTERS_OF_SIGN = 2;

  private final String all;
  private final int[] starts;

  private Text(String all, int[] starts) {
    this.all = all;
    this.starts = starts;
  }

  /** White space inside a word counts as a space: "10\u00a0km". */
  static Text of(List<String> words) {
    var all = new StringBuilder();
    int[] starts = new int[words.size() + 1];
    for (int word = 0; word < words.size(); word++) {
      starts[word] = all.length();
      all.append(words.get(word).strip()).append(' ');
    }
    starts[words.size()] = all.length();
    for (int i = 0; i < all.length(); i++) {
      if (Character.isSpaceChar(all.charAt(i)) || Character.isWhitespace(all.charAt(i))) {
        all.setCharAt(i, ' ');
      }
    }
    return new Text(all.toString(), starts);
  }

  int words() {
    return starts.length - 1;
  }

  int start(int word) {
    return starts[word];
  }

  /** Just past the last character of a word. */
  int end(int word) {
    return starts[word + 1] - 1;
  }

  int wordOf(int position) {
    int found = Arrays.binarySearch(starts, position);
    return found >= 0 ? found : -found - 2;
  }

  /** A word without the punctuation around it, in lower case. */
  String bareWord(int word) {
    int from = start(word);
    int to = end(word);
    while (from < to && Marks.isOpening(all.charAt(from))) {
      from++;
    }
    while (to > from && Marks.isClosing(all.charAt(to - 1))) {
      to--;
    }
    return all.substring(from, to).toLowerCase(Locale.ROOT);
  }

  char at(int position) {
    return position >= 0 && position < all.length() ? all.charAt(position) : NOTHING;
  }

  String between(int from, int to) {
    return all.substring(from, to);
  }

  boolean has(int position, String what) {
    return all.startsWith(what, position);
  }

  boolean hasIgnoringCase(int position, String what) {
    return all.regionMatches(true, position, what, 0, what.length());
  }

  boolean isDigit(int position) {
    return Marks.isDigit(at(position));
  }

  boolean isSpace(int position) {
    return at(position) == ' ';
  }

  /** Number of digits from a position on. */
  int digits(int position) {
    int end = position;
    while (isDigit(end)) {
      end++;
    }
    return end - position;
  }

  /** Just past the characters that follow without a space. */
  int endOfRun(int position) {
    int space = all.indexOf(' ', position);
    return space < 0 ? all.length() : space;
  }

  /** True when only closing punctuation follows up to the next space, or a possessive ending. */
  boolean closes(int position) {
    boolean possessive = (at(position) == '\'' || at(position) == '’') && at(position + 1) == 's';
    int end = possessive ? position + 2 : position;
    while (Marks.isClosing(at(end))) {
      end++;
    }
    return end >= all.length() || isSpace(end);
  }

  /** True when a word ends here, or the first half of a range does. */
  boolean ends(int position) {
    return closes(position) || (Marks.isDash(at(position)) && opensAmount(position + 1));
  }

  private boolean opensAmount(int position) {
    int sign = position;
    while (sign - position < MOST_LETTERS_OF_SIGN && Character.isUpperCase(at(sign))) {
      sign++;
    }
    return isDigit(position) || Marks.isCurrencySign(at(sign));
  }
}
