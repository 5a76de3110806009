package io.babelgrid.wording;

import io.babelgrid.wording.Unit.Literal;
import org.jspecify.annotations.Nullable;

/**
 * Reads phone numbers of several groups that begin as only they do: "+55 11 91234-5678", "(11)
 * 91234-5678", "0800 777 1234". Others are copied group by group.
 */
final class PhoneReader implements UnitReader {

  /** E.164. */
  private static final int MOST_DIGITS = 15;

  private static final int MOST_IN_GROUP = 5;
  private static final int LEAST_AFTER_PLUS = 2;
  private static final int LEAST_IN_GROUP = 3;

  @Override
  public @Nullable Parsed<Literal> read(Text text, int at) {
    int opened = openingEnd(text, at);
    if (opened < 0) {
      return null;
    }
    int least = text.at(at) == '+' ? LEAST_AFTER_PLUS : LEAST_IN_GROUP;
    int end = opened;
    for (int next = groupEnd(text, end, least); next > 0; next = groupEnd(text, end, least)) {
      if (digits(text, at, next) > MOST_DIGITS) {
        break;
      }
      end = next;
    }
    return end == opened ? null : new Parsed<>(new Literal(text.between(at, end)), end);
  }

  /** True for words that only more digits would make a phone number, and for unfinished ones. */
  static boolean mayGoOn(String words) {
    long digits = words.chars().filter(c -> Marks.isDigit((char) c)).count();
    String opening = words.strip();
    boolean opened = opening.startsWith("+") || opening.startsWith("(") || opening.startsWith("0");
    boolean ended = opening.endsWith(")") || (digits > 0 && Marks.isDigit(last(opening)));
    return opened && ended && digits >= 1 && digits < MOST_DIGITS;
  }

  private static char last(String words) {
    return words.charAt(words.length() - 1);
  }

  private static int openingEnd(Text text, int at) {
    boolean bracket = text.at(at) == '(';
    boolean plus = text.at(at) == '+';
    int from = bracket || plus ? at + 1 : at;
    int digits = text.digits(from);
    int end = from + digits;
    if (bracket) {
      return (digits == 2 || digits == 3) && text.at(end) == ')' ? end + 1 : -1;
    }
    if (plus) {
      return digits >= 1 && digits <= 3 ? end : -1;
    }
    return text.at(from) == '0' && digits >= 3 && digits <= MOST_IN_GROUP ? end : -1;
  }

  /** The end of the next group, or -1. An area code may stand in brackets. */
  private static int groupEnd(Text text, int at, int least) {
    int from = at;
    if (text.isSpace(from) || text.at(from) == '-' || text.at(from) == '.') {
      from++;
    } else if (text.at(from - 1) != ')') {
      return -1;
    }
    boolean bracket = text.at(from) == '(';
    int digitsAt = bracket ? from + 1 : from;
    int digits = text.digits(digitsAt);
    int end = digitsAt + digits;
    if (digits < least || digits > MOST_IN_GROUP) {
      return -1;
    }
    if (bracket) {
      return text.at(end) == ')' ? end + 1 : -1;
    }
    boolean another = text.at(end) == '-' || text.at(end) == '.';
    return text.closes(end) || (another && text.isDigit(end + 1)) ? end : -1;
  }

  private static int digits(Text text, int from, int to) {
    int digits = 0;
    for (int i = from; i < to; i++) {
      digits += text.isDigit(i) ? 1 : 0;
    }
    return digits;
  }
}
