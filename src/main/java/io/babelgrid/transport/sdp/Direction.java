package io.babelgrid.transport.sdp;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who sends on an m-line, seen from the one who writes it (RFC 8866, 6.7). */
public enum Direction {
  SENDRECV,
  SENDONLY,
  RECVONLY,
  INACTIVE;

  /** The direction of an answer, seen from the answerer, given what each side will send. */
  static Direction of(boolean sends, boolean receives) {
    if (sends) {
      return receives ? SENDRECV : SENDONLY;
    }
    return receives ? RECVONLY : INACTIVE;
  }

  /** The direction of that attribute, or null. Names of attributes are case-sensitive. */
  static @Nullable Direction of(String attribute) {
    for (Direction direction : values()) {
      if (direction.attribute().equals(attribute)) {
        return direction;
      }
    }
    return null;
  }

  /** True when the writer of the m-line sends. */
  public boolean sends() {
    return this == SENDRECV || this == SENDONLY;
  }

  /** True when the writer of the m-line receives. */
  public boolean receives() {
    return this == SENDRECV || this == RECVONLY;
  }

  String attribute() {
    return name().toLowerCase(Locale.ROOT);
  }
}
