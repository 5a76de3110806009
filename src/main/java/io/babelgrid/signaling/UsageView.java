package io.babelgrid.signaling;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.babelgrid.store.UsageSum;
import org.jspecify.annotations.Nullable;

/**
 * A {@link UsageSum} for people who reckon with it.
 *
 * @param cost in the operator's unit; left out for who has nothing to do with it
 * @param costPerTranslatedMinute that, for a minute of speech in one other language; left out where
 *     there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UsageView(
    String key,
    long stays,
    long callMs,
    long recognisedMs,
    long translatedMs,
    long voicedMs,
    long lipsMs,
    long words,
    long computeMs,
    long receivedBytes,
    long sentBytes,
    long backhaulBytes,
    long lostMs,
    @Nullable Double cost,
    @Nullable Double costPerTranslatedMinute) {

  static final double NANOS = 1e9;

  /** Of a time in which nothing was used. */
  static final UsageView NOTHING = of(new UsageSum("total", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));

  private static final double MS_PER_MINUTE = 60_000;

  static UsageView of(UsageSum sum) {
    double cost = sum.costNanos() / NANOS;
    return new UsageView(
        sum.key(),
        sum.stays(),
        sum.callMs(),
        sum.recognisedMs(),
        sum.translatedMs(),
        sum.voicedMs(),
        sum.lipsMs(),
        sum.words(),
        sum.computeMs(),
        sum.receivedBytes(),
        sum.sentBytes(),
        sum.backhaulBytes(),
        sum.lostMs(),
        cost,
        perMinute(cost, sum.translatedMs()));
  }

  UsageView withoutCosts() {
    return new UsageView(
        key,
        stays,
        callMs,
        recognisedMs,
        translatedMs,
        voicedMs,
        lipsMs,
        words,
        computeMs,
        receivedBytes,
        sentBytes,
        backhaulBytes,
        lostMs,
        null,
        null);
  }

  /** Null where nothing was translated. */
  static @Nullable Double perMinute(double cost, long translatedMs) {
    return translatedMs == 0 ? null : (Double) (cost * MS_PER_MINUTE / translatedMs);
  }
}
