package io.babelgrid.glossary;

import io.babelgrid.pipeline.Language;
import java.util.Locale;

/** What the cells of one column are, told by the cell in the first row. */
sealed interface Column {

  String EVERYWHERE = "*";
  String SAY = "say";

  record Everywhere() implements Column {
    @Override
    public String header() {
      return EVERYWHERE;
    }
  }

  record Written(Language language) implements Column {
    @Override
    public String header() {
      return language.code();
    }
  }

  record Said(Language language) implements Column {
    @Override
    public String header() {
      return SAY + " " + language;
    }
  }

  /** A spreadsheet has empty columns beside the full ones. */
  record Nothing() implements Column {
    @Override
    public String header() {
      return "";
    }
  }

  String header();

  /**
   * @param header without white space around it
   * @throws IllegalArgumentException when it is none of them
   */
  static Column of(String header) {
    if (header.isEmpty()) {
      return new Nothing();
    }
    if (header.equals(EVERYWHERE)) {
      return new Everywhere();
    }
    String[] words = header.toLowerCase(Locale.ROOT).split(" ", 2);
    if (words[0].equals(SAY)) {
      if (words.length == 1) {
        throw new IllegalArgumentException("a voice says it in one language");
      }
      return new Said(Language.of(words[1]));
    }
    return new Written(Language.of(header));
  }
}
