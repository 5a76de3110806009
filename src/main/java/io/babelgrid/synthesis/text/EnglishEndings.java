package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.EnglishLexicon.Following;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Inflected words by their stems: -s, -ed, -ing, with the sounds that American English gives them
 * after each consonant (voicing, an extra vowel, the tapped t).
 */
final class EnglishEndings {

  /** Reads a stem in the context of the whole word. */
  interface StemReader {
    @Nullable String read(String stem, String tag, Emphasis emphasis, Following next);
  }

  private static final String VOICELESS = "ptkfθ";
  private static final String SIBILANTS = "szʃʒʧʤ";
  private static final String VOICELESS_BEFORE_D = "pkfθʃsʧ";

  /** After these a t between vowels is tapped. */
  private static final String TAPPING = "AIOWYiuæɑəɛɪɹʊʌ";

  private static final Pattern DOUBLED = Pattern.compile("([bcdgklmnprstvxz])\\1ing$|cking$");

  private final Predicate<String> known;
  private final StemReader stems;

  EnglishEndings(Predicate<String> known, StemReader stems) {
    this.known = known;
    this.stems = stems;
  }

  @Nullable String read(String word, String tag, Emphasis emphasis, Following next) {
    String stem = stemOfPlural(word);
    if (stem != null) {
      String reading = stems.read(stem, tag, emphasis, next);
      if (reading != null && !reading.isEmpty()) {
        return plural(reading);
      }
    }
    stem = stemOfPast(word);
    if (stem != null) {
      String reading = stems.read(stem, tag, emphasis, next);
      if (reading != null && !reading.isEmpty()) {
        return past(reading);
      }
    }
    stem = stemOfGerund(word);
    if (stem != null) {
      Emphasis atLeast = emphasis == Emphasis.PLAIN ? Emphasis.NAMED : emphasis;
      String reading = stems.read(stem, tag, atLeast, next);
      if (reading != null && !reading.isEmpty()) {
        return gerund(reading);
      }
    }
    return null;
  }

  private @Nullable String stemOfPlural(String word) {
    if (word.length() < 3 || !word.endsWith("s")) {
      return null;
    }
    boolean es = word.length() > 4 && word.endsWith("es") && !word.endsWith("ies");
    if (!word.endsWith("ss") && known.test(without(word, 1))) {
      return without(word, 1);
    }
    if ((word.endsWith("'s") || es) && known.test(without(word, 2))) {
      return without(word, 2);
    }
    boolean ies = word.length() > 4 && word.endsWith("ies");
    return ies && known.test(without(word, 3) + "y") ? without(word, 3) + "y" : null;
  }

  private @Nullable String stemOfPast(String word) {
    if (word.length() < 4 || !word.endsWith("d")) {
      return null;
    }
    if (!word.endsWith("dd") && known.test(without(word, 1))) {
      return without(word, 1);
    }
    boolean ed = word.length() > 4 && word.endsWith("ed") && !word.endsWith("eed");
    return ed && known.test(without(word, 2)) ? without(word, 2) : null;
  }

  private @Nullable String stemOfGerund(String word) {
    if (word.length() < 5 || !word.endsWith("ing")) {
      return null;
    }
    if (word.length() > 5 && known.test(without(word, 3))) {
      return without(word, 3);
    }
    if (known.test(without(word, 3) + "e")) {
      return without(word, 3) + "e";
    }
    boolean doubled = word.length() > 5 && DOUBLED.matcher(word).find();
    return doubled && known.test(without(word, 4)) ? without(word, 4) : null;
  }

  private static String plural(String stem) {
    char last = stem.charAt(stem.length() - 1);
    if (VOICELESS.indexOf(last) >= 0) {
      return stem + "s";
    }
    return stem + (SIBILANTS.indexOf(last) >= 0 ? "ᵻz" : "z");
  }

  private static String past(String stem) {
    char last = stem.charAt(stem.length() - 1);
    if (VOICELESS_BEFORE_D.indexOf(last) >= 0) {
      return stem + "t";
    }
    if (last == 'd') {
      return stem + "ᵻd";
    }
    if (last != 't') {
      return stem + "d";
    }
    if (stem.length() < 2) {
      return stem + "ɪd";
    }
    return tapped(stem) + "ᵻd";
  }

  private static String gerund(String stem) {
    return tapped(stem) + "ɪŋ";
  }

  private static String tapped(String stem) {
    int last = stem.length() - 1;
    boolean taps =
        last > 0 && stem.charAt(last) == 't' && TAPPING.indexOf(stem.charAt(last - 1)) >= 0;
    return taps ? without(stem, 1) + "ɾ" : stem;
  }

  private static String without(String word, int ending) {
    return word.substring(0, word.length() - ending);
  }
}
