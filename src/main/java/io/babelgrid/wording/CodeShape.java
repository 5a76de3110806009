package io.babelgrid.wording;

import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;

/** Tells codes, model names and the like from words: A320, C++, COVID-19, v2.3.1, 3D, R&D. */
final class CodeShape {

  /** Ends of figures that are words of their own kind: "90s" is a decade or seconds. */
  private static final Set<String> WORDLIKE_ENDS = Set.of("s", "st", "nd", "rd", "th");

  private static final int MOST_LETTERS_BEHIND_DIGITS = 2;

  private final Set<String> compoundOpenings;

  CodeShape(Wording wording) {
    compoundOpenings = Set.copyOf(wording.list("compound.openings"));
  }

  boolean fits(String name) {
    return isDigitsOnly(name) || isLanguageName(name) || isInitials(name) || isCode(name);
  }

  /** Digits with marks between that are no number, date or time: 24/7, 2-1, 192.168.0.1. */
  private static boolean isDigitsOnly(String name) {
    return Marks.isDigit(name.charAt(0))
        && Marks.isDigit(name.charAt(name.length() - 1))
        && name.chars().allMatch(c -> Marks.isDigit((char) c) || ".,:/-–'’×*".indexOf(c) >= 0);
  }

  /** C#, C++, Disney+. */
  private static boolean isLanguageName(String name) {
    int end = name.length();
    while (end > 0 && (name.charAt(end - 1) == '+' || name.charAt(end - 1) == '#')) {
      end--;
    }
    int marks = name.length() - end;
    boolean sharp = name.endsWith("#");
    return marks >= 1
        && marks <= (sharp ? 1 : 2)
        && end >= 1
        && (!sharp || end == 1)
        && all(name.substring(0, end), Character::isLetter);
  }

  /** R&D, AT&T. */
  private static boolean isInitials(String name) {
    int and = name.indexOf('&');
    return and > 0
        && and < name.length() - 1
        && all(name, c -> c == '&' || Character.isUpperCase(c) || Marks.isDigit((char) c));
  }

  private boolean isCode(String name) {
    String[] parts = name.split("[-._]", -1);
    boolean digit = name.chars().anyMatch(c -> Marks.isDigit((char) c));
    boolean letter = name.chars().anyMatch(Character::isLetter);
    if (!digit || !letter) {
      return false;
    }
    for (int i = 0; i < parts.length; i++) {
      boolean named = i == 0 && parts.length > 1 && isNameBefore(name, parts);
      if (!named && !isPart(parts[i])) {
        return false;
      }
    }
    return true;
  }

  /** "Covid-19" but not "Mid-2020". */
  private boolean isNameBefore(String name, String[] parts) {
    String first = parts[0];
    return name.charAt(first.length()) == '-'
        && all(first, Character::isLetter)
        && all(parts[1], c -> Marks.isDigit((char) c))
        && Character.isUpperCase(first.charAt(0))
        && !compoundOpenings.contains(first.toLowerCase(Locale.ROOT));
  }

  private static boolean isPart(String part) {
    if (part.isEmpty() || !all(part, Character::isLetterOrDigit)) {
      return false;
    }
    int digits = 0;
    while (digits < part.length() && Marks.isDigit(part.charAt(digits))) {
      digits++;
    }
    String behind = part.substring(digits);
    if (digits > 0) {
      return behind.chars().noneMatch(Character::isLowerCase)
          || (behind.length() <= MOST_LETTERS_BEHIND_DIGITS && !WORDLIKE_ENDS.contains(behind))
          || behind.chars().anyMatch(c -> Marks.isDigit((char) c));
    }
    return all(part, Character::isUpperCase) || part.chars().anyMatch(c -> Marks.isDigit((char) c));
  }

  /** False for nothing. */
  private static boolean all(String part, IntPredicate kind) {
    return !part.isEmpty() && part.chars().allMatch(kind);
  }
}
