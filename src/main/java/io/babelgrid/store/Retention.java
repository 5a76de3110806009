package io.babelgrid.store;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long what was written down is kept.
 *
 * @param limit null for ever
 */
public record Retention(@Nullable Duration limit) {

  private static final String FOREVER = "forever";

  public Retention {
    if (limit != null && limit.isNegative()) {
      throw new IllegalArgumentException("must not be negative");
    }
  }

  /** Reads {@code 30d} and the like; {@code 0} and {@code forever} are for ever. */
  public static Retention of(String text) {
    if (text.strip().equalsIgnoreCase(FOREVER)) {
      return new Retention(null);
    }
    Duration limit = DurationConverter.parseDuration(text.strip());
    return new Retention(limit.isZero() ? null : limit);
  }
}
