package io.babelgrid.synthesis.text;

import static io.babelgrid.synthesis.text.Amount.END;

import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** English figures that are no amounts: telephone and emergency numbers, postal codes, versions. */
final class EnglishCodes {

  private static final String PHONE =
      "(?:\\+?\\d{1,3}[ .-])?\\(?\\d{3}\\)?[ .-]\\d{3}[ .-]\\d{4}(?!\\d)|\\d{3}-\\d{4}(?!\\d)"
          + "|\\+\\d{1,3}(?:[ .-]?\\d{2,5}){2,5}(?!\\d)"
          + "|0\\d{2,4}[ -]\\d{3,4}[ -]?\\d{3,4}(?!\\d)";

  private static final Pattern NOT_DIGITS = Pattern.compile("\\D{1,40}");
  private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:\\.\\d{3})+");

  private static final Set<String> CALLING =
      Terms.words(
          "call calls called calling dial dials dialed dialled dialing ring phone phoned contact");

  /** What follows 911 where it is the telephone number. */
  private static final Set<String> EMERGENCY =
      Terms.words(
          "calls operators dispatchers services responders centers systems recordings callers");

  /** What stands before a number of things, not before a telephone number. */
  private static final Set<String> ABOUT =
      Terms.words("about over nearly almost than only around exactly total year circa room page");

  private static final Set<String> ERAS = Set.of("AD", "BC", "CE", "BCE");

  /** What three figures are said in pairs behind: flight three seventy. */
  private static final Set<String> IN_PAIRS =
      Terms.words("boeing flight porsche route highway interstate error errors");

  private static final Set<String> ZIP = Terms.words("zip zipcode postcode postal code");

  private static final Set<String> SECRETS =
      Terms.words(
          "pin code passcode password account extension ext otp id serial confirmation tracking");

  private static final Set<String> COPULAS = Terms.words("is number no nr was");

  /** The states of the USA as in addresses, and the last words of their names. */
  private static final Set<String> STATES =
      Terms.words(
          "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ"
              + " NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC Alabama Alaska"
              + " Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii"
              + " Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts"
              + " Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada Hampshire Jersey"
              + " Mexico York Carolina Dakota Ohio Oklahoma Oregon Pennsylvania Island Tennessee"
              + " Texas Utah Vermont Virginia Washington Wisconsin Wyoming");

  private EnglishCodes() {}

  static List<Rule> rules() {
    return List.of(
        Rule.figure(PHONE, (m, around) -> phone(m.group())),
        Rule.figure("[2-9]\\d{9}" + END, EnglishCodes::plainPhone),
        Rule.figure("0800" + END, (m, around) -> "oh eight hundred"),
        Rule.figure("(?:911|999|988|411|311|211|112|111|101|000)" + END, EnglishCodes::emergency),
        Rule.figure("\\d{3}" + END, EnglishCodes::pairs),
        Rule.figure("\\d{5}(?:-\\d{4})?" + END, EnglishCodes::zip),
        Rule.figure("\\d{3,12}" + END, EnglishCodes::secret),
        Rule.figure("\\d{1,6}(?:\\.\\d{1,6}){2,6}(?![\\d,])", EnglishCodes::version),
        Rule.of(
            "(?<![\\p{L}\\d])(?:v\\.?\\s?(?=\\d{1,4}\\.\\d)|v(?=\\d{1,3}"
                + END
                + ")|V(?=\\d{1,4}\\.\\d))",
            (m, around) -> "version"));
  }

  private static String phone(String written) {
    var words = new StringBuilder();
    for (String group : NOT_DIGITS.split(written)) {
      if (!group.isEmpty()) {
        words.append(words.isEmpty() ? "" : ", ").append(group(group));
      }
    }
    return (written.startsWith("+") ? "plus " : "") + words;
  }

  private static String group(String digits) {
    return switch (digits) {
      case "800" -> "eight hundred";
      case "0800" -> "oh eight hundred";
      default -> EnglishNumbers.digits(digits);
    };
  }

  /** Ten digits without a sign are a telephone number unless they are round. */
  private static @Nullable String plainPhone(MatchResult match, Surroundings around) {
    String digits = match.group();
    return digits.endsWith("000") || EnglishCounting.thingsFollow(around)
        ? null
        : phone(digits.substring(0, 3) + " " + digits.substring(3, 6) + " " + digits.substring(6));
  }

  private static @Nullable String emergency(MatchResult match, Surroundings around) {
    String before = around.lettersBefore(1);
    String digits = EnglishNumbers.digits(match.group());
    if (CALLING.contains(before) || CALLING.contains(around.lettersBefore(2))) {
      return digits;
    }
    boolean counts =
        EnglishCounting.thingsFollow(around) && !EMERGENCY.contains(around.wordAfter());
    boolean year = ERAS.contains(around.wordAfter());
    if (year || !match.group().equals("911") || counts || ABOUT.contains(before)) {
      return null;
    }
    return before.equals("porsche") ? "nine eleven" : digits;
  }

  private static @Nullable String pairs(MatchResult match, Surroundings around) {
    boolean said = IN_PAIRS.contains(around.lettersBefore(1)) || around.wordAfter().equals("error");
    int number = Integer.parseInt(match.group());
    return said && number >= 100 ? EnglishNumbers.shortHundreds(number) : null;
  }

  /** Postal codes stand behind a place, a state or a word that says so. */
  private static @Nullable String zip(MatchResult match, Surroundings around) {
    boolean extended = match.group().length() > 5;
    boolean place =
        !EnglishCounting.thingsFollow(around)
            && (match.group().equals("90210") || behindPlace(around));
    return extended || place || announced(around, ZIP) ? code(match.group()) : null;
  }

  private static boolean behindPlace(Surroundings around) {
    String place = town(around.wordBefore(1));
    boolean town =
        RomanNumeral.capitalised(place) && RomanNumeral.capitalised(town(around.wordBefore(2)));
    return town || STATES.contains(place.replace(".", ""));
  }

  private static String town(String word) {
    return word.endsWith(",") ? word.substring(0, word.length() - 1) : word;
  }

  private static @Nullable String secret(MatchResult match, Surroundings around) {
    return announced(around, SECRETS) ? EnglishNumbers.digits(match.group()) : null;
  }

  /** Whether a word says what the figures are: PIN 1234, the code is 1234, code: 1234. */
  private static boolean announced(Surroundings around, Set<String> names) {
    String nearest = bare(around.lettersBefore(1));
    return names.contains(nearest)
        || (COPULAS.contains(nearest) && names.contains(bare(around.lettersBefore(2))));
  }

  private static String bare(String word) {
    return word.endsWith(":") || word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
  }

  private static String code(String digits) {
    var words = new StringBuilder();
    for (String group : NOT_DIGITS.split(digits)) {
      words.append(words.isEmpty() ? "" : ", ").append(EnglishNumbers.code(group));
    }
    return words.toString();
  }

  /** Version and network numbers; amounts with grouping are not. */
  private static @Nullable String version(MatchResult match, Surroundings around) {
    if (GROUPED.matcher(match.group()).matches()) {
      return null;
    }
    var words = new StringBuilder();
    for (String group : match.group().split("\\.", -1)) {
      words.append(words.isEmpty() ? "" : " point ").append(EnglishNumbers.integer(group));
    }
    return words.toString();
  }
}
