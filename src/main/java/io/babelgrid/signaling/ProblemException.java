package io.babelgrid.signaling;

import jakarta.ws.rs.core.Response.Status;

/** A request that cannot be served, and why. */
final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Status status;
  private final String code;

  ProblemException(Status status, String code, String detail) {
    super(detail);
    this.status = status;
    this.code = code;
  }

  static ProblemException noSuchRoom(String id) {
    return new ProblemException(Status.NOT_FOUND, "no_such_room", "there is no room '" + id + "'");
  }

  Status status() {
    return status;
  }

  String code() {
    return code;
  }
}
