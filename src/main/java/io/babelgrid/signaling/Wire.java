package io.babelgrid.signaling;

import io.smallrye.mutiny.Uni;

/** The raw way to a client. */
interface Wire {

  /** Close codes of RFC 6455 section 7.4.1 and the IANA registry. */
  int NORMAL = 1000;

  int GOING_AWAY = 1001;
  int TRY_AGAIN_LATER = 1013;

  /** Completes when the text is with the operating system. */
  Uni<Void> send(String text);

  void close(int code, String reason);
}
