package io.babelgrid.wording;

import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Currency signs, codes and nouns around a figure. */
final class CurrencyReader {

  /** Signs and ISO codes. */
  private final Phrases<String> signs;

  private final Set<String> aloneSigns;
  private final Phrases<String> nounsOfOne;
  private final Phrases<String> nounsOfMany;
  private final String link;

  CurrencyReader(Wording wording) {
    Map<String, String> known = signs(wording);
    var all = new Phrases.Builder<String>();
    known.forEach((sign, currency) -> all.add(List.of(sign), currency));
    signs = all.inExactCase();
    aloneSigns = Set.copyOf(known.keySet());
    var one = new Phrases.Builder<String>();
    var many = new Phrases.Builder<String>();
    for (String currency : wording.currencies()) {
      List<String> nouns = wording.nouns(currency);
      one.add(nouns, currency);
      boolean changes = !nouns.get(0).equals(nouns.get(1));
      many.add(
          nouns.stream().filter(noun -> !changes || !noun.equals(nouns.get(0))).toList(), currency);
    }
    nounsOfOne = one.inAnyCase();
    nounsOfMany = many.inAnyCase();
    link = wording.text("link");
  }

  /** Own signs stand above the American ones, and data above both. */
  private static Map<String, String> signs(Wording wording) {
    var signs = new LinkedHashMap<String, String>();
    for (Locale locale : List.of(Locale.US, wording.locale())) {
      for (String currency : wording.currencies()) {
        String sign = Currency.getInstance(currency).getSymbol(locale);
        if (sign.chars().anyMatch(c -> Marks.isCurrencySign((char) c))) {
          signs.put(sign, currency);
        }
        signs.put(currency, currency);
      }
    }
    for (String pair : wording.list("currency.signs")) {
      int space = pair.indexOf(' ');
      signs.put(pair.substring(0, space), pair.substring(space + 1));
    }
    return signs;
  }

  /** A sign or code directly before a figure or a space; the end is the figure's begin. */
  @Nullable Parsed<String> before(Text text, int at) {
    Parsed<String> sign = signs.at(text, at, end -> opensFigure(text, end));
    return sign == null || !text.isSpace(sign.end())
        ? sign
        : new Parsed<>(sign.value(), sign.end() + 1);
  }

  /** A sign, code or noun behind a figure. */
  @Nullable Parsed<String> behind(Text text, int figureEnd, boolean singular) {
    int at = text.isSpace(figureEnd) ? figureEnd + 1 : figureEnd;
    if (at == figureEnd) {
      return signs.at(text, at);
    }
    Parsed<String> sign = signs.at(text, at, end -> text.ends(end) && !opensFigure(text, end));
    if (sign != null) {
      return sign;
    }
    return (singular ? nounsOfOne : nounsOfMany).at(text, skipLink(text, at));
  }

  /** "5 € 20": the sign belongs to what follows. */
  private static boolean opensFigure(Text text, int signEnd) {
    int at = text.isSpace(signEnd) ? signEnd + 1 : signEnd;
    return text.isDigit(at) || (text.at(at) == '.' && text.isDigit(at + 1));
  }

  private int skipLink(Text text, int at) {
    int behind = at + link.length();
    boolean linked = !link.isEmpty() && text.hasIgnoringCase(at, link) && text.isSpace(behind);
    return linked ? behind + 1 : at;
  }

  /** A whole word that is a currency sign or code. */
  boolean isSign(String word) {
    return aloneSigns.contains(word);
  }

  Set<String> openings() {
    return nounsOfMany.openings();
  }
}
