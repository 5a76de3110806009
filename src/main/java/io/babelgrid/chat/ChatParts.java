package io.babelgrid.chat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A message in parts: what is to be translated, and what stays as it was written. Line breaks, code
 * blocks, emoji and smileys stand between two texts that are translated each by itself; links,
 * addresses, code and mentions are words of their sentence, for which a model reads a name that it
 * copies. Text only. However a message is made, no rule begins anew within what it has read before,
 * and what is done for each kept word is bounded by {@link #MOST_KEPT}: time grows with the length,
 * not with its square.
 */
final class ChatParts {

  /** Translates a text in which some words stay as they are. */
  @FunctionalInterface
  interface Translator {
    String translate(String text, List<String> kept);
  }

  private static final String FENCE = "```[\\s\\S]*?```";
  private static final String EMOJI =
      "(?:[\\p{IsEmoji_Presentation}\\x{1F1E6}-\\x{1F1FF}]|\\p{IsEmoji}\\x{FE0F}"
          + "|[0-9#*]\\x{FE0F}?\\x{20E3}|(?!\\p{ASCII})\\p{IsExtended_Pictographic})"
          + "[\\x{FE0F}\\x{200D}\\x{20E3}\\p{IsEmoji_Modifier}\\x{E0020}-\\x{E007F}]*";
  private static final String SMILEY =
      "(?<!\\S)(?:[:;=8xX]['\u2019]?-?[)(\\]\\[dDpPoO3/\\\\|*]|<3|\\^\\^|:-?\\))(?!\\S)";
  private static final String CODE = "(?<!`)`[^`\\n]+`(?!`)";
  private static final String LINK =
      "(?i:\\b(?:https?://|mailto:|www\\.)[^\\s<>\"`]+"
          + "|(?<![\\w@.-])(?:[a-z0-9-]++\\.){1,16}[a-z]{2,24}/[^\\s<>\"`]*)";
  private static final String MAIL = "(?<![\\w.+%-])[\\w.+%-]{1,64}+@[\\w-]++(?:\\.[\\w-]++)++";
  private static final String MENTION =
      "(?<![\\w@])@[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_.-]*[\\p{L}\\p{N}_])?";

  private static final Pattern STAYS =
      Pattern.compile(
          "(?<between>%s|\\n|(?:%s)++|%s)|(?<within>%s|%s|(?<link>%s)|%s)"
              .formatted(FENCE, EMOJI, SMILEY, CODE, MAIL, LINK, MENTION),
          Pattern.UNICODE_CHARACTER_CLASS);

  /** A bullet, a number in a list, the mark of a quotation. */
  private static final Pattern LINE_START =
      Pattern.compile("^\\s*(?:(?:[-*\u2022\u00b7>\u2013\u2014]+|\\d{1,2}[.)])\\s+)?");

  private static final Pattern GOES_ON = Pattern.compile("^[\\s,.;:!?\u2026)\\]}\u2013\u2014-]*");
  private static final String AFTER_LINK = ".,;:!?'\"\u201d\u2019\u00bb\u2026)]}";

  /** Words of one text that stay; the next begins a text of its own. */
  static final int MOST_KEPT = 32;

  private static final String NAME = "Zq";
  private static final int LETTERS = 26;

  private final Translator translator;
  private final String name;
  private final StringBuilder whole = new StringBuilder();
  private final StringBuilder text = new StringBuilder();
  private final List<String> kept = new ArrayList<>();
  private boolean worded;
  private boolean lineStart = true;

  private ChatParts(String message, Translator translator) {
    this.translator = translator;
    this.name = unlike(message);
  }

  /** How names begin: as nothing in the message does. */
  private static String unlike(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    String start = NAME.toLowerCase(Locale.ROOT);
    var taken = new HashSet<String>();
    for (int at = lower.indexOf(start); at >= 0; at = lower.indexOf(start, at + 1)) {
      int from = at + start.length();
      taken.add(lower.substring(from, Math.min(from + 3, lower.length())));
    }
    if (taken.isEmpty()) {
      return NAME;
    }
    // There are 17,576 of them: more than a message of 65,536 characters can have.
    int number = 0;
    while (taken.contains(letters(number))) {
      number++;
    }
    return NAME + letters(number);
  }

  private static String letters(int number) {
    var three = new StringBuilder();
    for (int rest = number; three.length() < 3; rest /= LETTERS) {
      three.append((char) ('a' + rest % LETTERS));
    }
    return three.toString();
  }

  /** The message with its texts translated. */
  static String translated(String message, Translator translator) {
    var parts = new ChatParts(message, translator);
    parts.read(message);
    return parts.whole.toString();
  }

  /** What would be translated of a message, without all that stays as it is. */
  static String words(String message) {
    var words = new StringBuilder();
    translated(
        message,
        (text, kept) -> {
          String bare = text;
          for (String name : kept) {
            bare = bare.replace(name, " ");
          }
          words.append(bare).append('\n');
          return text;
        });
    return words.toString();
  }

  private void read(String message) {
    Matcher stays = STAYS.matcher(message);
    int at = 0;
    while (stays.find(at)) {
      int end = stays.group("link") == null ? stays.end() : end(message, stays);
      said(message.substring(at, stays.start()));
      String part = message.substring(stays.start(), end);
      if (stays.group("within") != null) {
        if (kept.size() == MOST_KEPT) {
          translate();
        }
        text.append(nameOf(kept.size()));
        kept.add(part);
      } else {
        translate();
        whole.append(part);
        lineStart = part.equals("\n");
      }
      at = end;
    }
    said(message.substring(at));
    translate();
  }

  private void said(String words) {
    worded |= words.codePoints().anyMatch(Character::isLetter);
    text.append(words);
  }

  /** Punctuation behind a link is the sentence's; a bracket that it opens is its own. */
  private static int end(String message, Matcher stays) {
    int end = stays.end();
    String link = message.substring(stays.start(), end);
    long open = count(link, '(') - count(link, ')');
    while (end > stays.start() + 1 && AFTER_LINK.indexOf(message.charAt(end - 1)) >= 0) {
      if (message.charAt(end - 1) == ')') {
        if (open >= 0) {
          break;
        }
        open++;
      }
      end--;
    }
    return end;
  }

  private static long count(String text, char mark) {
    return text.chars().filter(c -> c == mark).count();
  }

  private String nameOf(int number) {
    return name + number + "x";
  }

  private void translate() {
    String part = text.toString();
    int from = worded ? lengthOf(lineStart ? LINE_START : GOES_ON, part) : part.length();
    int to = Math.max(from, endOf(part));
    String body = part.substring(from, to);
    String done = body;
    if (!body.isEmpty()) {
      List<String> names =
          IntStream.range(0, kept.size()).mapToObj(this::nameOf).filter(body::contains).toList();
      String made = translator.translate(body, names);
      done = made.isBlank() ? body : complete(made, names);
    }
    whole.append(restored(part.substring(0, from) + done + part.substring(to)));
    text.setLength(0);
    kept.clear();
    worded = false;
    lineStart = false;
  }

  /** Where white space begins that stands behind it. */
  private static int endOf(String part) {
    int end = part.length();
    while (end > 0 && " \t\n\u000B\f\r".indexOf(part.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static int lengthOf(Pattern pattern, String part) {
    Matcher found = pattern.matcher(part);
    return found.find() ? found.end() - found.start() : 0;
  }

  /** What a model left out all the same stands at the end. */
  private static String complete(String made, List<String> names) {
    var all = new StringBuilder(made);
    String lower = made.toLowerCase(Locale.ROOT);
    for (String each : names) {
      if (!lower.contains(each.toLowerCase(Locale.ROOT))) {
        all.append(' ').append(each);
      }
    }
    return all.toString();
  }

  private String restored(String part) {
    Matcher names = Pattern.compile("(?i)" + Pattern.quote(name) + "(\\d{1,9})x").matcher(part);
    return names.replaceAll(found -> {
      int number = Integer.parseInt(found.group(1));
      String word = number < kept.size() ? kept.get(number) : found.group();
      return Matcher.quoteReplacement(word);
    });
  }
}
