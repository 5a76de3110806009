package io.babelgrid.signaling;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jspecify.annotations.Nullable;

/**
 * Problem details (RFC 9457).
 *
 * @param title of the HTTP status
 * @param detail for people
 * @param code for machines, stable
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, @Nullable String detail, String code) {

  static final String MEDIA_TYPE = "application/problem+json";

  private static final String NO_TYPE = "about:blank";

  static Response response(Status status, String code, @Nullable String detail) {
    var problem =
        new Problem(NO_TYPE, status.getReasonPhrase(), status.getStatusCode(), detail, code);
    return Response.status(status).type(MEDIA_TYPE).entity(problem).build();
  }
}
