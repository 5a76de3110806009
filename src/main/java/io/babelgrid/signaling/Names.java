package io.babelgrid.signaling;

import io.babelgrid.room.DisplayName;
import jakarta.ws.rs.core.Response.Status;

/** Names in the bodies of requests. */
final class Names {

  private Names() {}

  /**
   * @throws ProblemException when it is none
   */
  static String read(String field, String text) {
    try {
      return new DisplayName(text).text();
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Status.BAD_REQUEST, "bad_request", "'" + field + "' " + e.getMessage());
    }
  }
}
