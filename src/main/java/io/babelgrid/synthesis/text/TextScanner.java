package io.babelgrid.synthesis.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns text into words by rules, in one scan from left to right: at each item the first rule that
 * has a reading for it consumes it, so no rule ever sees another rule's words. Patterns must have
 * bounded repetition, which bounds the work per character.
 */
final class TextScanner {

  /** What a match reads as. */
  interface Reading {
    /**
     * @param match groups of the rule's pattern
     * @param around the scanned text, to look at what stands before and after
     * @return words separated by single spaces, empty to say nothing, null to leave it to later
     *     rules
     */
    @Nullable String of(MatchResult match, Surroundings around);
  }

  /**
   * A kind of item and its reading.
   *
   * @param atLetters whether it may begin with a letter; words are most of a text, and most rules
   *     need not be tried there
   */
  record Rule(Pattern pattern, Reading reading, boolean atLetters) {

    /** An item that begins with anything. */
    static Rule of(String regex, Reading reading) {
      return new Rule(Pattern.compile(regex), reading, true);
    }

    /** An item that begins with a digit or a sign. */
    static Rule figure(String regex, Reading reading) {
      return new Rule(Pattern.compile(regex), reading, false);
    }
  }

  /**
   * Where a match stands.
   *
   * @param text the scanned text
   * @param start first character of the match
   * @param end just past its last
   */
  record Surroundings(String text, int start, int end) {
    private static final int REACH = 40;
    private static final Pattern NO_LETTERS = Pattern.compile("^[^\\p{L}]{1,40}");

    /** What follows the match, no further than a rule needs to look. */
    String after() {
      return text.substring(end, Math.min(text.length(), end + REACH));
    }

    /** What precedes the match, no further than a rule needs to look. */
    String before() {
      return text.substring(Math.max(0, start - REACH), start);
    }

    /** The letters of a word before the match, in small letters. */
    String lettersBefore(int back) {
      String word = wordBefore(back).toLowerCase(Locale.ROOT);
      return NO_LETTERS.matcher(word).replaceFirst("");
    }

    /**
     * A word before the match, 1 being the nearest, with the punctuation that touches it; empty
     * when there is none or when no space is between.
     */
    String wordBefore(int back) {
      int from = start;
      int to = start;
      for (int i = 0; i < back; i++) {
        to = from;
        while (to > 0 && text.charAt(to - 1) == ' ') {
          to--;
        }
        if (to == from) {
          return "";
        }
        from = to;
        while (from > 0 && to - from < REACH && text.charAt(from - 1) != ' ') {
          from--;
        }
      }
      return text.substring(from, to);
    }

    /** The letters that follow the match after a space; empty when something else follows. */
    String wordAfter() {
      int from = end;
      while (from < text.length() && text.charAt(from) == ' ') {
        from++;
      }
      int to = from;
      while (to < text.length() && to - from < REACH && Character.isLetter(text.charAt(to))) {
        to++;
      }
      return from == end ? "" : text.substring(from, to);
    }
  }

  private final List<Rule> rules;
  private final String keptPunctuation;

  /**
   * @param rules tried in order
   * @param keptPunctuation characters that stay when no rule reads them; all others are dropped
   */
  TextScanner(List<Rule> rules, String keptPunctuation) {
    this.rules = List.copyOf(rules);
    this.keptPunctuation = keptPunctuation;
  }

  SpokenText scan(String original) {
    var source = new Source(original);
    var matchers = new Matcher[rules.size()];
    for (int i = 0; i < matchers.length; i++) {
      matchers[i] =
          rules
              .get(i)
              .pattern
              .matcher(source.text)
              .useTransparentBounds(true)
              .useAnchoringBounds(false);
    }
    var spoken = new SpokenText.Builder();
    int at = 0;
    while (at < source.text.length()) {
      char symbol = source.text.charAt(at);
      if (symbol == ' ') {
        spoken.space();
        at++;
      } else {
        at = readItem(source, at, matchers, spoken);
      }
    }
    return spoken.build(source.words);
  }

  private int readItem(Source source, int at, Matcher[] matchers, SpokenText.Builder spoken) {
    boolean letter = Character.isLetter(source.text.charAt(at));
    for (int i = 0; i < matchers.length; i++) {
      if (letter && !rules.get(i).atLetters) {
        continue;
      }
      Matcher matcher = matchers[i].region(at, source.text.length());
      if (!matcher.lookingAt() || matcher.end() == at) {
        continue;
      }
      var around = new Surroundings(source.text, at, matcher.end());
      String reading = rules.get(i).reading.of(matcher, around);
      if (reading != null) {
        if (!reading.isEmpty()) {
          spoken.say(reading, source.word[at], source.word[matcher.end() - 1]);
        }
        return matcher.end();
      }
    }
    char symbol = source.text.charAt(at);
    if (keptPunctuation.indexOf(symbol) >= 0) {
      spoken.add(symbol, source.word[at]);
    }
    return at + 1;
  }

  /** The text in one spelling of each character, and the original word each stands in. */
  private static final class Source {
    private final String text;
    private final int[] word;
    private final int words;

    Source(String original) {
      String composed = Normalizer.normalize(original, Normalizer.Form.NFC);
      var cleaned = new StringBuilder(composed.length());
      int[] wordOf = new int[composed.length() * 2];
      int seen = 0;
      boolean inWord = false;
      for (int i = 0; i < composed.length(); ) {
        int symbol = composed.codePointAt(i);
        boolean space = symbol == ' ' || (symbol >= '\t' && symbol <= '\r');
        if (!space && !inWord) {
          seen++;
        }
        inWord = !space;
        int before = cleaned.length();
        appendPlain(symbol, cleaned);
        for (int k = before; k < cleaned.length(); k++) {
          wordOf[k] = Math.max(0, seen - 1);
        }
        i += Character.charCount(symbol);
      }
      text = cleaned.toString();
      word = wordOf;
      words = seen;
    }

    private static void appendPlain(int symbol, StringBuilder out) {
      if (symbol < 0x80) {
        out.append(symbol < ' ' ? ' ' : (char) symbol);
      } else if (Character.isSpaceChar(symbol)) {
        out.append(' ');
      } else if (Character.isDigit(symbol)) {
        out.append((char) ('0' + Character.digit(symbol, 10)));
      } else if (symbol >= 0xFF01 && symbol <= 0xFF5E) {
        out.append((char) (symbol - 0xFF01 + '!'));
      } else {
        switch (symbol) {
          case 0x2018, 0x2019, 0x02BC, 0x2032 -> out.append('\'');
          case 0x2010, 0x2011, 0x2012, 0x2212 -> out.append('-');
          case 0x2033 -> out.append('"');
          case 0x03BC -> out.append('µ');
          case 0x2015 -> out.append('—');
          case 0xFB00 -> out.append("ff");
          case 0xFB01 -> out.append("fi");
          case 0xFB02 -> out.append("fl");
          default -> {
            if (Character.isBmpCodePoint(symbol) && Character.getType(symbol) != Character.FORMAT) {
              out.append((char) symbol);
            }
          }
        }
      }
    }
  }
}
