package io.babelgrid.synthesis.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The reviewed (gold) and the derived (silver) pronunciations of words, as prepared from misaki's
 * American English lexica. A word in lower case also answers to its capitalised form, and the other
 * way round, unless that form has an entry of its own.
 */
final class EnglishDictionary {

  private static final String BY_TAG = "=";

  private final SortedTable gold;
  private final SortedTable silver;

  EnglishDictionary(SortedTable gold, SortedTable silver) {
    this.gold = gold;
    this.silver = silver;
  }

  boolean inGold(String word) {
    return find(gold, word) != null;
  }

  boolean contains(String word) {
    return inGold(word) || find(silver, word) != null;
  }

  /** What gold says of a word whose reading does not depend on anything. */
  @Nullable String plain(String word) {
    String entry = find(gold, word);
    return entry == null || entry.startsWith(BY_TAG) ? null : entry;
  }

  /**
   * Reading of a word.
   *
   * @param tag Penn Treebank part of speech; {@code None} for the form before a pause
   * @param useSilver whether derived readings count
   * @return null when it is unknown, or is to be spelt in this part of speech
   */
  @Nullable String reading(String word, String tag, boolean beforePause, boolean useSilver) {
    String entry = find(gold, word);
    if (entry == null && useSilver) {
      entry = find(silver, word);
    }
    if (entry == null || !entry.startsWith(BY_TAG)) {
      return entry;
    }
    String reading = beforePause ? field(entry, "None") : null;
    reading = reading != null ? reading : field(entry, tag);
    reading = reading != null ? reading : field(entry, family(tag));
    reading = reading != null ? reading : field(entry, "DEFAULT");
    return reading == null || reading.isEmpty() ? null : reading;
  }

  /** The reading that a tag has in an entry of {@code =TAG:reading} fields. */
  private static @Nullable String field(String entry, String tag) {
    String start = BY_TAG + tag + ":";
    for (String field : entry.split("\t", -1)) {
      if (field.startsWith(start)) {
        return field.substring(start.length());
      }
    }
    return null;
  }

  private static String family(String tag) {
    if (tag.startsWith("VB")) {
      return "VERB";
    }
    if (tag.startsWith("NN")) {
      return "NOUN";
    }
    if (tag.startsWith("RB")) {
      return "ADV";
    }
    return tag.startsWith("JJ") ? "ADJ" : tag;
  }

  private static @Nullable String find(SortedTable table, String word) {
    String entry = table.get(word);
    if (entry != null || word.length() < 2) {
      return entry;
    }
    String lower = word.toLowerCase(Locale.ROOT);
    String capitalised = lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
    if (word.equals(lower)) {
      return capitalised.equals(lower) ? null : table.get(capitalised);
    }
    return word.equals(capitalised) ? table.get(lower) : null;
  }
}
