package io.babelgrid.signaling;

/**
 * Lets a rate through, and as much as that at once. Not thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2697">RFC 2697</a>
 */
final class TokenBucket {

  private static final double NS_PER_S = 1e9;

  private final double perSecond;
  private double tokens;
  private long filledNs;

  TokenBucket(int perSecond, long nowNs) {
    this.perSecond = perSecond;
    this.tokens = perSecond;
    this.filledNs = nowNs;
  }

  boolean take(long nowNs) {
    tokens = Math.min(perSecond, tokens + (nowNs - filledNs) / NS_PER_S * perSecond);
    filledNs = nowNs;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
