package io.babelgrid.wording;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes figures with the separators and number words of a language. */
final class FigureWriter {

  private static final int GROUP = 3;

  private final Wording wording;
  private final char group;
  private final char point;
  private final Map<Magnitude, List<String>> words = new EnumMap<>(Magnitude.class);
  private final Set<Magnitude> inDigits;

  FigureWriter(Wording wording) {
    this.wording = wording;
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(wording.locale());
    group = symbols.getGroupingSeparator();
    point = symbols.getDecimalSeparator();
    EnumSet.complementOf(EnumSet.of(Magnitude.ONE))
        .forEach(magnitude -> words.put(magnitude, wording.words(magnitude)));
    inDigits = wording.magnitudes("magnitudes.in.digits");
    inDigits.forEach(words::remove);
  }

  /** With its magnitude. */
  String write(Figure figure) {
    List<String> forms = words.get(figure.magnitude());
    String digits = digits(figure);
    return forms == null ? digits : digits + " " + forms.get(wording.isSingular(figure) ? 0 : 1);
  }

  /** Without the word of the magnitude, with as many decimals as were written. */
  String digits(Figure figure) {
    return inDigits.contains(figure.magnitude())
        ? digits(figure.total(), true)
        : digits(figure.value(), figure.grouped());
  }

  private String digits(BigDecimal value, boolean inGroups) {
    String plain = value.abs().toPlainString();
    int dot = plain.indexOf('.');
    String whole = dot < 0 ? plain : plain.substring(0, dot);
    String decimals = dot < 0 ? "" : point + plain.substring(dot + 1);
    String sign = value.signum() < 0 ? "-" : "";
    return sign + (inGroups ? grouped(whole) : whole) + decimals;
  }

  private String grouped(String whole) {
    var out = new StringBuilder(whole);
    for (int at = whole.length() - GROUP; at > 0; at -= GROUP) {
      out.insert(at, group);
    }
    return out.toString();
  }
}
