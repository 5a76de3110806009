package io.babelgrid.wording;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Writes figures with the separators and number words of a language. */
final class FigureWriter {

  private static final int GROUP = 3;

  private final Wording wording;
  private final char group;
  private final char point;
  private final Map<Magnitude, List<String>> words = new EnumMap<>(Magnitude.class);

  FigureWriter(Wording wording) {
    this.wording = wording;
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(wording.locale());
    group = symbols.getGroupingSeparator();
    point = symbols.getDecimalSeparator();
    EnumSet.complementOf(EnumSet.of(Magnitude.ONE))
        .forEach(magnitude -> words.put(magnitude, wording.words(magnitude)));
  }

  /** With its magnitude. */
  String write(Figure figure) {
    String digits = digits(figure);
    return figure.magnitude() == Magnitude.ONE ? digits : digits + " " + magnitude(figure);
  }

  /** The number word alone. */
  String magnitude(Figure figure) {
    List<String> forms = words.getOrDefault(figure.magnitude(), List.of());
    return forms.isEmpty() ? "" : forms.get(wording.isSingular(figure) ? 0 : 1);
  }

  /** The digits alone, with as many decimals as were written. */
  String digits(Figure figure) {
    BigDecimal value = figure.value();
    String plain = value.abs().toPlainString();
    int dot = plain.indexOf('.');
    String whole = dot < 0 ? plain : plain.substring(0, dot);
    String decimals = dot < 0 ? "" : point + plain.substring(dot + 1);
    String sign = value.signum() < 0 ? "-" : "";
    return sign + (figure.grouped() ? grouped(whole) : whole) + decimals;
  }

  private String grouped(String whole) {
    var out = new StringBuilder(whole);
    for (int at = whole.length() - GROUP; at > 0; at -= GROUP) {
      out.insert(at, group);
    }
    return out.toString();
  }
}
