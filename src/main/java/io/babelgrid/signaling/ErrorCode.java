package io.babelgrid.signaling;

import java.util.Locale;

/** Why a client's wish was not fulfilled. The lower-case names are part of the protocol. */
enum ErrorCode {
  BAD_MESSAGE,
  TOO_LARGE,
  RATE_LIMITED,
  OUT_OF_ORDER,
  UNAUTHORIZED,
  ROOM_FULL,
  ROOM_LOCKED,
  REMOVED,
  NOT_HOST,
  NOT_GRANTED,
  UNKNOWN_LANGUAGE,
  UNSUPPORTED_SDP,
  UNKNOWN_TRACK,
  MEDIA_FAILED,
  OVERLOADED,
  INTERNAL;

  /** Whether the connection is closed after it. */
  boolean fatal() {
    return switch (this) {
      case TOO_LARGE, UNAUTHORIZED, ROOM_FULL, ROOM_LOCKED, REMOVED -> true;
      default -> false;
    };
  }

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The code of that name, {@link #INTERNAL} when the protocol has none. */
  static ErrorCode of(String wire) {
    for (ErrorCode code : values()) {
      if (code.wire().equals(wire)) {
        return code;
      }
    }
    return INTERNAL;
  }
}
