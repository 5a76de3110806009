package io.babelgrid.signaling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import io.babelgrid.store.UsageBook;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What was used, and what it cost, for who runs the nodes. */
@Path("/api")
@Tag(name = "usage")
class UsageResource {

  private static final String CSV = "text/csv";

  /** Without another wish. */
  private static final int DAYS = 30;

  /** In the order in which JSON has them. */
  private static final CsvMapper CSV_MAPPER =
      CsvMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

  private final UsagePages pages;
  private final OperatorGuard guard;

  @Inject
  UsageResource(UsagePages pages, OperatorGuard guard) {
    this.pages = pages;
    this.guard = guard;
  }

  @GET
  @Path("usage")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "What was used and what it cost, by room, day, language, node or flow")
  @APIResponse(responseCode = "400", description = "No such day, or nothing to sum up by")
  @APIResponse(responseCode = "401", description = "Without a token that has usageView")
  public Uni<UsagePage> usage(
      @QueryParam("by") @Nullable String by,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("room") @Nullable @Pattern(regexp = Ids.PATTERN) String room,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Context HttpServerRequest request) {
    guard.mayReckon(request, authorization);
    UsageBook.Range range = range(from, to, room);
    return pages
        .page(by(by), range)
        .chain(page -> room == null ? pages.withNodes(page, range) : Uni.createFrom().item(page));
  }

  @GET
  @Path("usage.csv")
  @Produces(CSV + ";charset=UTF-8")
  @Operation(summary = "The same rows as CSV")
  public Uni<String> csv(
      @QueryParam("by") @Nullable String by,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("room") @Nullable @Pattern(regexp = Ids.PATTERN) String room,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Context HttpServerRequest request) {
    guard.mayReckon(request, authorization);
    return pages.page(by(by), range(from, to, room)).map(page -> csv(page.rows()));
  }

  private static String csv(List<UsageView> rows) {
    try {
      return CSV_MAPPER
          .writer(CSV_MAPPER.schemaFor(UsageView.class).withHeader())
          .writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("sums are plain data", e);
    }
  }

  private static UsageBook.By by(@Nullable String wish) {
    for (UsageBook.By each : UsageBook.By.values()) {
      if (wish != null && each.name().equals(wish.toUpperCase(Locale.ROOT))) {
        return each;
      }
    }
    if (wish == null) {
      return UsageBook.By.DAY;
    }
    throw badRequest("by must be room, day, language, node, flow or total");
  }

  private static UsageBook.Range range(
      @Nullable String from, @Nullable String to, @Nullable String room) {
    LocalDate last = to == null ? UsagePages.today() : day("to", to);
    LocalDate first = from == null ? last.minusDays(DAYS - 1) : day("from", from);
    if (first.isAfter(last)) {
      throw badRequest("from is after to");
    }
    return new UsageBook.Range(first, last, room);
  }

  private static LocalDate day(String name, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw badRequest(name + " must be a day like 2026-12-31");
    }
  }

  private static ProblemException badRequest(String detail) {
    return new ProblemException(Status.BAD_REQUEST, "bad_request", detail);
  }
}
