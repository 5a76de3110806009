package io.babelgrid.wording;

import io.babelgrid.pipeline.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the units of a text. */
public final class UnitFinder {

  private static final Map<Language, UnitFinder> ALL = Wording.forEach(UnitFinder::new);

  private final List<UnitReader> readers;
  private final Growth growth;

  private UnitFinder(Wording wording) {
    var currencies = new CurrencyReader(wording);
    var amounts = new AmountReader(wording, currencies);
    readers =
        List.of(
            new PhoneReader(),
            new DateReader(wording),
            new SpanReader(amounts),
            new OrdinalReader(wording),
            new LiteralReader(wording));
    growth = new Growth(currencies, amounts);
  }

  /** Whether there is data of a language. */
  public static boolean covers(Language language) {
    return Wording.covers(language);
  }

  /**
   * The finder of a language.
   *
   * @throws IllegalArgumentException when there is no data of the language
   */
  public static UnitFinder of(Language language) {
    return Wording.of(language, ALL);
  }

  /**
   * Finds all units.
   *
   * @param words each with its punctuation
   * @return units in order, none within another
   */
  public List<Found> find(List<String> words) {
    Text text = Text.of(words);
    var found = new ArrayList<Found>();
    for (int word = 0; word < text.words(); ) {
      Found unit = at(text, word);
      if (unit != null) {
        found.add(unit);
      }
      word = unit == null ? word + 1 : unit.toWord();
    }
    return List.copyOf(found);
  }

  /**
   * True when words that follow could still belong to the last unit of a text: "$5" and "million",
   * "10:30" and "AM", "50 per" and "cent".
   */
  public boolean mayGrow(List<String> words, Found last) {
    return growth.mayGrow(words, last);
  }

  /** True for a currency sign or code without a figure: "R$", "(USD". */
  public boolean awaitsFigure(String word) {
    return growth.awaitsFigure(word);
  }

  /**
   * Number of first words whose units stay as they are whatever words follow. The rest is empty, a
   * unit that may grow, or a sign that awaits its figure.
   */
  public int settled(List<String> words) {
    return settled(words, find(words));
  }

  /** As above, where the units of the words have been found already. */
  public int settled(List<String> words, List<Found> found) {
    return growth.settled(words, found);
  }

  private @Nullable Found at(Text text, int word) {
    int end = text.end(word);
    int from = text.start(word);
    for (int prefix = 0; prefix <= Marks.MOST_OPENING && from + prefix < end; prefix++) {
      for (UnitReader reader : readers) {
        Parsed<? extends Unit> parsed = reader.read(text, from + prefix);
        Found found = parsed == null ? null : found(text, word, prefix, parsed);
        if (found != null) {
          return found;
        }
      }
      if (!Marks.isOpening(text.at(from + prefix))) {
        return null;
      }
    }
    return null;
  }

  /** Null when more than punctuation stands behind the unit in its last word. */
  private static @Nullable Found found(
      Text text, int word, int prefix, Parsed<? extends Unit> parsed) {
    int lastWord = text.wordOf(parsed.end() - 1);
    String suffix = text.between(parsed.end(), text.end(lastWord));
    if (!Marks.isSuffix(suffix)) {
      return null;
    }
    int from = text.start(word);
    boolean endsText = lastWord == text.words() - 1 && suffix.isEmpty();
    boolean abbreviated = text.at(parsed.end() - 1) == '.';
    return new Found(
        word,
        lastWord + 1,
        text.between(from, from + prefix),
        endsText && abbreviated ? "." : suffix,
        parsed.value());
  }
}
