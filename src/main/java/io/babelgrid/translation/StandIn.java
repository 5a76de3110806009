package io.babelgrid.translation;

import io.babelgrid.glossary.TermBook.Place;
import io.babelgrid.pipeline.SentenceMarks;
import io.babelgrid.wording.Figure;
import io.babelgrid.wording.Found;
import io.babelgrid.wording.Magnitude;
import io.babelgrid.wording.Nouns;
import io.babelgrid.wording.Unit;
import io.babelgrid.wording.UnitWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the model reads in place of a unit: something of its kind that it copies, with the words
 * around the figure that it is to translate.
 *
 * @param read by the model, a word or several
 * @param token the part of it that comes back unchanged
 * @param written what the token stands for, in the target language
 * @param noun of a currency in the target language
 */
record StandIn(String read, String token, String written, Noun noun) {

  /**
   * What models write like that of one, or as the weight that has its name: "58 quilos" for 58
   * pounds.
   *
   * @param one "real"
   * @param several "reais"; the same where it makes no difference
   * @param measures of the language, none of which can be behind a sum
   */
  record Noun(String one, String several, Set<String> measures) {
    static final Noun NONE = new Noun("", "", Set.of());

    boolean isSlipped(String word) {
      return word.equals(one) || measures.contains(word);
    }
  }

  /** Plural, and of two digits. Of 84 sentences each way the models changed none of any kind. */
  private static final String[] FIGURES = {"37", "58", "74", "93", "46", "82", "65", "29"};

  private static final String[] TIMES = {"7:43", "8:26", "9:17", "6:38", "5:52", "4:29"};
  private static final String[] NAMES = {"A37", "B58", "C74", "D93", "E46", "F82"};
  private static final String[] DATES = {
    "14/03/2017", "15/06/2018", "16/08/2014", "17/09/2013", "18/10/2012", "19/11/2011"
  };

  /** How many of a kind a sentence can have. */
  static final int MOST = 6;

  private static final Pattern FIGURE =
      Pattern.compile("[-\u2212]?\\d(?:[\\d.,\u00a0\u202f\u2013-]*\\d)?");

  /**
   * @param nth of the sentence's stand-ins, from 0
   * @return null when the unit is left to the model
   */
  static @Nullable StandIn of(Found found, int nth, UnitWriter source, UnitWriter target) {
    if (nth >= MOST) {
      return null;
    }
    return switch (found.unit()) {
      case Unit.Quantity _, Unit.Percent _, Unit.Money _ ->
          figure(found, FIGURES[nth], source, target);
      case Unit.Range range -> range(found, range, nth, source, target);
      case Unit.ClockTime time -> whole(found, TIMES[nth], target.write(time));
      case Unit.CalendarDate date -> whole(found, DATES[nth], target.write(date));
      case Unit.Literal(String text) -> whole(found, NAMES[nth], text);
      case Unit.Ordinal _ -> null;
    };
  }

  /**
   * As {@link #of}, of a term of a room: a name, or a word of the target language where that has
   * names of its gender.
   */
  static @Nullable StandIn of(Place term, int nth, @Nullable Nouns target) {
    if (nth >= MOST) {
      return null;
    }
    List<String> gendered =
        target == null || !term.own()
            ? List.of()
            : target.genderOf(term.written()).map(target::names).orElse(List.of());
    String token = nth < gendered.size() ? gendered.get(nth) : NAMES[nth];
    return new StandIn(term.prefix() + token + term.suffix(), token, term.written(), Noun.NONE);
  }

  private static @Nullable StandIn range(
      Found found, Unit.Range range, int nth, UnitWriter source, UnitWriter target) {
    return range.to() instanceof Unit.ClockTime
        ? whole(found, TIMES[nth], target.write(range))
        : figure(found, FIGURES[nth], source, target);
  }

  private static StandIn whole(Found found, String token, String written) {
    return new StandIn(found.prefix() + token + found.suffix(), token, written, Noun.NONE);
  }

  private static @Nullable StandIn figure(
      Found found, String token, UnitWriter source, UnitWriter target) {
    String here = source.write(found.unit());
    String there = target.write(found.unit());
    Matcher own = FIGURE.matcher(here);
    Matcher other = FIGURE.matcher(there);
    if (!own.lookingAt() || !other.lookingAt()) {
      return null;
    }
    String rest = here.substring(own.end());
    if (isSmall(own.group())) {
      // Often a word in the other language, which the model knows; only signs must become words.
      return found.unit() instanceof Unit.Money
          ? new StandIn(
              found.prefix() + here + found.suffix(), own.group(), other.group(), Noun.NONE)
          : null;
    }
    return new StandIn(
        found.prefix() + token + rest + found.suffix(),
        token,
        other.group(),
        noun(found.unit(), there.substring(other.end()).strip(), target));
  }

  private static Noun noun(Unit unit, String several, UnitWriter target) {
    return switch (unit) {
      case Unit.Range range -> noun(range.to(), several, target);
      case Unit.Money money -> new Noun(one(money.currency(), target), several, target.measures());
      default -> Noun.NONE;
    };
  }

  private static String one(String currency, UnitWriter target) {
    String written =
        target.write(new Unit.Money(new Figure(BigDecimal.ONE, Magnitude.ONE, false), currency));
    return written.substring(written.indexOf(' ') + 1);
  }

  private static boolean isSmall(String figure) {
    return figure.length() == 1;
  }

  /** A word of the translation with what it stands for. */
  String restore(String word) {
    int at = at(word);
    return at < 0 ? word : word.substring(0, at) + written + word.substring(at + token.length());
  }

  /** The word behind what it stands for, as this asks for. */
  String counted(String word) {
    String bare = SentenceMarks.withoutEndMarks(word).replace(",", "");
    boolean slipped = !bare.isEmpty() && noun.isSlipped(bare);
    return slipped ? noun.several + word.substring(bare.length()) : word;
  }

  /** Whether the translation may say it in another way: it is what was said. */
  boolean isPlain() {
    return token.equals(written);
  }

  boolean isIn(String word) {
    return at(word) >= 0;
  }

  private int at(String word) {
    int at = word.indexOf(token);
    while (at >= 0 && !standsAlone(word, at)) {
      at = word.indexOf(token, at + 1);
    }
    return at;
  }

  /** What could belong to the token: Han letters, say, stand beside it without a space. */
  private static boolean isLatin(char c) {
    return Character.isLetterOrDigit(c)
        && (Character.isDigit(c) || Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN);
  }

  private boolean standsAlone(String word, int at) {
    int end = at + token.length();
    return (at == 0 || !isLatin(word.charAt(at - 1)))
        && (end == word.length() || !Character.isDigit(word.charAt(end)));
  }
}
