package io.babelgrid.wording;

import io.babelgrid.pipeline.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** The values in a text, to compare it with its translation. */
public final class Values {

  private static final Map<Language, NumberWords> NUMBER_WORDS = Wording.forEach(NumberWords::new);

  private final List<Value> written;

  /**
   * Those in words too. They need not be kept, as words are the model's, but they count as kept.
   */
  private final List<Value> said;

  private Values(List<Value> written, List<Value> said) {
    this.written = written;
    this.said = said;
  }

  /**
   * Reads a text.
   *
   * @param words each with its punctuation
   * @throws IllegalArgumentException when there is no data of the language
   */
  public static Values of(List<String> words, Language language) {
    UnitFinder finder = UnitFinder.of(language);
    List<String> inDigits = Wording.of(language, NUMBER_WORDS).inDigits(words);
    return new Values(values(finder, words), values(finder, inDigits));
  }

  /** The multiset of what is written in figures, in the order of the text. */
  public List<String> canonical() {
    return written.stream().map(Value::canonical).toList();
  }

  /** What of the source the target does not say, neither in figures nor in words. */
  public static List<String> missing(Values source, Values target) {
    var wanted = new ArrayList<>(source.written);
    var offered = new ArrayList<>(target.said);
    pair(wanted, offered, (value, other) -> value.canonical().equals(other.canonical()));
    pair(wanted, offered, Value::isSaidBy);
    return wanted.stream().map(Value::canonical).toList();
  }

  /** Takes from both what matches, each once. */
  private static void pair(
      List<Value> wanted, List<Value> offered, BiPredicate<Value, Value> matches) {
    for (var each = wanted.iterator(); each.hasNext(); ) {
      Value value = each.next();
      for (int i = 0; i < offered.size(); i++) {
        if (matches.test(value, offered.get(i))) {
          offered.remove(i);
          each.remove();
          break;
        }
      }
    }
  }

  private static List<Value> values(UnitFinder finder, List<String> words) {
    return finder.find(words).stream().flatMap(found -> Value.of(found.unit())).toList();
  }
}
