package io.babelgrid.wording;

import java.math.BigDecimal;

/**
 * A number in digits.
 *
 * @param value before the magnitude; its scale is the number of decimals as written
 * @param magnitude the number word behind it
 * @param grouped true when thousands were set apart: a year is not, and must not become so
 */
public record Figure(BigDecimal value, Magnitude magnitude, boolean grouped) {

  /** A figure as it stands, without a magnitude. */
  static Figure plain(BigDecimal value) {
    return new Figure(value, Magnitude.ONE, false);
  }

  Figure times(Magnitude other) {
    return new Figure(value, other, grouped);
  }

  /** With the magnitude multiplied in. */
  public BigDecimal total() {
    return value.scaleByPowerOfTen(magnitude.zeros());
  }

  boolean isWhole() {
    return value.scale() <= 0 && magnitude == Magnitude.ONE;
  }
}
