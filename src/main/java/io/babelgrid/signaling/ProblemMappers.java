package io.babelgrid.signaling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.store.StoreRefusedException;
import io.babelgrid.store.StoreUnavailableException;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.CharConversionException;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failed request answers with a {@link Problem}. */
class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  private final NanoClock clock;
  private final RareLog rarely;

  @Inject
  ProblemMappers(NanoClock clock) {
    this.clock = clock;
    this.rarely = new RareLog(LOG::error);
  }

  @ServerExceptionMapper
  Response problem(ProblemException e) {
    return Problem.response(e.status(), e.code(), e.getMessage());
  }

  @ServerExceptionMapper
  Response storeAway(StoreUnavailableException e) {
    return Problem.response(
        Status.SERVICE_UNAVAILABLE,
        "store_unavailable",
        "the database does not answer; calls go on");
  }

  @ServerExceptionMapper
  Response storeRefused(StoreRefusedException e) {
    return Problem.response(
        Status.BAD_REQUEST, "bad_request", "a text has characters that cannot be kept");
  }

  @ServerExceptionMapper
  Response invalid(ConstraintViolationException e) {
    String detail =
        e.getConstraintViolations().stream()
            .map(violation -> leaf(violation.getPropertyPath()) + " " + violation.getMessage())
            .sorted()
            .collect(Collectors.joining("; "));
    return Problem.response(Status.BAD_REQUEST, "bad_request", detail);
  }

  private static String leaf(jakarta.validation.Path path) {
    String name = "";
    for (jakarta.validation.Path.Node node : path) {
      name = node.getName() == null ? name : node.getName();
    }
    return name;
  }

  /** Its first bytes look like UTF-16 or UTF-32, and the rest isn't. */
  @ServerExceptionMapper
  Response notText(CharConversionException e) {
    return Problem.response(Status.BAD_REQUEST, "bad_request", "the body is not the JSON expected");
  }

  @ServerExceptionMapper
  Response notJson(JsonProcessingException e) {
    String field =
        e instanceof JsonMappingException mapping
            ? mapping.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .collect(Collectors.joining("."))
            : "";
    String detail = field.isEmpty() ? "the body is not the JSON expected" : "bad field: " + field;
    return Problem.response(Status.BAD_REQUEST, "bad_request", detail);
  }

  /** The framework has a mapper of its own for these, without a body. */
  @ServerExceptionMapper
  Response illTyped(MismatchedInputException e) {
    return notJson(e);
  }

  @ServerExceptionMapper
  Response http(WebApplicationException e) {
    if (e.getCause() instanceof JsonProcessingException json) {
      return notJson(json);
    }
    Status status = Status.fromStatusCode(e.getResponse().getStatus());
    if (status == null) {
      return e.getResponse();
    }
    String code = status.name().toLowerCase(java.util.Locale.ROOT);
    Response answer = Problem.response(status, code, null);
    List<Object> allow = e.getResponse().getHeaders().get("Allow");
    return allow == null
        ? answer
        : Response.fromResponse(answer).header("Allow", allow.getFirst()).build();
  }

  @ServerExceptionMapper
  Response unexpected(RuntimeException e) {
    rarely.error("a request failed", e, clock.nowNs());
    return Problem.response(Status.INTERNAL_SERVER_ERROR, "internal", "the service failed");
  }
}
