package io.babelgrid.transport.rtp;

/**
 * This node's wall clock in NTP format, read once and carried on by the monotonic clock, so that it
 * never steps. 64 bits: seconds since 1900 and 32 bits of fraction (RFC 5905). Immutable.
 *
 * @param originNtp wall time at {@code originNs}
 */
public record NtpClock(long originNtp, long originNs) {

  private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;

  /** 1 January 2026. */
  private static final long SECONDS_1900_TO_2026 = 3_976_214_400L;

  public static NtpClock startingAt(long wallMillis, long nowNs) {
    long seconds = Math.floorDiv(wallMillis, 1000L) + SECONDS_1900_TO_1970;
    return new NtpClock(seconds << 32 | fraction(wallMillis % 1000 * 1_000_000), nowNs);
  }

  public long ntpAt(long nowNs) {
    long passed = nowNs - originNs;
    long seconds = Math.floorDiv(passed, 1_000_000_000L);
    return originNtp + (seconds << 32) + fraction(Math.floorMod(passed, 1_000_000_000L));
  }

  /** Nanoseconds between two NTP times less than 68 years apart. */
  public static long differenceNs(long ntp, long earlierNtp) {
    long difference = ntp - earlierNtp;
    long seconds = difference >> 32;
    return seconds * 1_000_000_000L + ((difference & 0xFFFF_FFFFL) * 1_000_000_000L >>> 32);
  }

  /** Nanoseconds since 2026 began, of times within 68 years of it. */
  static long toNs(long ntp) {
    return differenceNs(ntp, SECONDS_1900_TO_2026 << 32);
  }

  private static long fraction(long ns) {
    return (ns << 32) / 1_000_000_000L;
  }
}
