package io.babelgrid.signaling;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.babelgrid.store.UsageSum;
import org.jspecify.annotations.Nullable;

/**
 * A sum for people who reckon with it.
 *
 * @param cost in the operator's unit; left out for who has nothing to do with it
 * @param costPerTranslatedMinute that, for a minute of speech in one other language; left out where
 *     there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UsageView(
    @JsonUnwrapped UsageSum sum, @Nullable Double cost, @Nullable Double costPerTranslatedMinute) {

  static final double NANOS = 1e9;

  private static final double MS_PER_MINUTE = 60_000;

  static UsageView of(UsageSum sum) {
    double cost = sum.costNanos() / NANOS;
    return new UsageView(sum, cost, perMinute(cost, sum.translatedMs()));
  }

  UsageView withoutCosts() {
    return new UsageView(sum, null, null);
  }

  /** Null where nothing was translated. */
  private static @Nullable Double perMinute(double cost, long translatedMs) {
    return translatedMs == 0 ? null : (Double) (cost * MS_PER_MINUTE / translatedMs);
  }
}
