package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.SpokenText.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts normalised English into what the tagger was trained on (Penn Treebank): contractions apart
 * ({@code do n't}), possessives apart, hyphenated words apart.
 */
final class EnglishTokenizer {

  /**
   * @param text not empty
   * @param piece index of the piece it is part of; tokens of a piece touch each other
   */
  record Token(String text, int piece) {
    boolean punctuation() {
      return PhonemeAlphabet.PUNCTUATION.indexOf(text.charAt(0)) >= 0;
    }
  }

  private static final Pattern INITIALS = Pattern.compile("(?:\\p{L}\\.){2,9}");

  private final SortedTable exceptions;

  /**
   * @param exceptions texts that are cut in their own way, to their parts separated by tabs
   */
  EnglishTokenizer(SortedTable exceptions) {
    this.exceptions = exceptions;
  }

  List<Token> tokens(SpokenText text) {
    var tokens = new ArrayList<Token>();
    for (int i = 0; i < text.pieces().size(); i++) {
      Piece piece = text.pieces().get(i);
      for (String part : parts(piece.text())) {
        tokens.add(new Token(part, i));
      }
    }
    return tokens;
  }

  private List<String> parts(String piece) {
    var parts = new ArrayList<String>();
    Matcher initials = INITIALS.matcher(piece);
    int at = 0;
    while (at < piece.length()) {
      if (PhonemeAlphabet.PUNCTUATION.indexOf(piece.charAt(at)) >= 0) {
        parts.add(piece.substring(at, at + 1));
        at++;
      } else if (initials.region(at, piece.length()).lookingAt()) {
        parts.add(initials.group());
        at = initials.end();
      } else {
        int end = at;
        while (end < piece.length() && PhonemeAlphabet.PUNCTUATION.indexOf(piece.charAt(end)) < 0) {
          end++;
        }
        addWord(piece.substring(at, end), parts);
        at = end;
      }
    }
    return parts;
  }

  private void addWord(String word, List<String> parts) {
    String exception = exceptions.get(word);
    if (exception != null) {
      parts.addAll(List.of(exception.split("\t", -1)));
    } else if (word.length() > 2 && (word.endsWith("'s") || word.endsWith("'S"))) {
      addWord(word.substring(0, word.length() - 2), parts);
      parts.add(word.substring(word.length() - 2));
    } else {
      int hyphen = word.indexOf('-', 1);
      if (hyphen < 0) {
        parts.add(word);
      } else {
        int from = 0;
        for (; hyphen > 0; hyphen = word.indexOf('-', from)) {
          parts.add(word.substring(from, hyphen));
          parts.add("-");
          from = hyphen + 1;
        }
        parts.add(word.substring(from));
      }
    }
  }
}
