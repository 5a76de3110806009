package io.babelgrid.signaling;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The token of an {@code Authorization} header (RFC 6750). */
final class Bearer {

  private static final String SCHEME = "Bearer ";

  private Bearer() {}

  /** Empty without the header, or where it is of another scheme. */
  static Optional<String> of(@Nullable String authorization) {
    return Optional.ofNullable(authorization)
        .filter(header -> header.startsWith(SCHEME))
        .map(header -> header.substring(SCHEME.length()));
  }
}
