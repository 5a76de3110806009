package io.babelgrid.transcript;

import java.util.regex.Pattern;

/** Text whose line breaks would end a line or a cue. */
final class OneLine {

  private static final Pattern GAPS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

  private OneLine() {}

  static String of(String text) {
    return GAPS.matcher(text).replaceAll(" ").strip();
  }
}
