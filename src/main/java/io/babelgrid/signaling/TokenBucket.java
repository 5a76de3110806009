package io.babelgrid.signaling;

/**
 * Lets a rate through, and some more at once. Not thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2697">RFC 2697</a>
 */
final class TokenBucket {

  private static final double NS_PER_S = 1e9;

  private final double perSecond;
  private final int atOnce;
  private double tokens;
  private long filledNs;

  /** As much at once as in a second. */
  TokenBucket(int perSecond, long nowNs) {
    this(perSecond, perSecond, nowNs);
  }

  TokenBucket(int perSecond, int atOnce, long nowNs) {
    this.perSecond = perSecond;
    this.atOnce = atOnce;
    this.tokens = atOnce;
    this.filledNs = nowNs;
  }

  boolean take(long nowNs) {
    tokens = Math.min(atOnce, tokens + (nowNs - filledNs) / NS_PER_S * perSecond);
    filledNs = nowNs;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
