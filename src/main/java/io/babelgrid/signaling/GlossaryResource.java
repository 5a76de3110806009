package io.babelgrid.signaling;

import io.babelgrid.glossary.Glossary;
import io.babelgrid.glossary.GlossaryCsv;
import io.babelgrid.glossary.GlossaryException;
import io.babelgrid.glossary.Term;
import io.babelgrid.pipeline.Language;
import io.babelgrid.store.GlossaryStore;
import io.babelgrid.store.StoreUnavailableException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How the words of a room are to be written and said. */
@Path("/api/rooms/{id}/glossary")
@Tag(name = "rooms")
class GlossaryResource {

  private static final String CSV = "text/csv";

  /**
   * @param languages in which a term has a cell of its own
   * @param kept whether it is written down; otherwise it will be when the database is back, if the
   *     service does not stop before
   */
  record GlossaryView(int terms, List<String> languages, boolean kept) {
    static GlossaryView of(Glossary glossary, boolean kept) {
      List<String> languages =
          glossary.terms().stream()
              .flatMap(GlossaryView::languages)
              .distinct()
              .sorted()
              .map(Language::code)
              .toList();
      return new GlossaryView(glossary.terms().size(), languages, kept);
    }

    private static Stream<Language> languages(Term term) {
      return Stream.concat(term.written().keySet().stream(), term.said().keySet().stream());
    }
  }

  private final GlossaryStore store;
  private final HistoryGuard guard;

  @Inject
  GlossaryResource(GlossaryStore store, HistoryGuard guard) {
    this.store = store;
    this.guard = guard;
  }

  @POST
  @Consumes(CSV)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Replaces the glossary of a room, from its next sentence on; for its host")
  @APIResponse(responseCode = "200", description = "How many terms it has, in which languages")
  @APIResponse(responseCode = "400", description = "A line does not fit; the old one holds")
  @APIResponse(responseCode = "413", description = "It has more than 64 KB")
  public Uni<GlossaryView> replace(
      @PathParam("id") @Pattern(regexp = Ids.PATTERN) String id,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      byte[] csv) {
    return guard
        .hostOfCall(id, authorization)
        .chain(host -> {
          Glossary glossary = read(csv);
          return host.isPresent() ? save(id, glossary) : hold(id, glossary);
        });
  }

  private Uni<GlossaryView> save(String id, Glossary glossary) {
    return store
        .save(id, glossary)
        .replaceWith(() -> GlossaryView.of(glossary, true))
        .onFailure(StoreUnavailableException.class)
        .recoverWithUni(() -> hold(id, glossary));
  }

  private Uni<GlossaryView> hold(String id, Glossary glossary) {
    return store.hold(id, glossary).replaceWith(() -> GlossaryView.of(glossary, false));
  }

  private static Glossary read(byte[] csv) {
    try {
      return GlossaryCsv.read(csv);
    } catch (GlossaryException e) {
      throw new ProblemException(Status.BAD_REQUEST, "bad_glossary", e.getMessage());
    }
  }

  @GET
  @Produces(CSV + ";charset=UTF-8")
  @Operation(summary = "The glossary of a room; for its host and for who joined it")
  @APIResponse(responseCode = "200", description = "One line alone when it has no terms")
  public Uni<String> get(
      @PathParam("id") @Pattern(regexp = Ids.PATTERN) String id,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    return guard.reader(id, authorization).chain(caller -> store.find(id)).map(GlossaryCsv::write);
  }

  @DELETE
  @Operation(summary = "Deletes the glossary of a room; for its host")
  @APIResponse(responseCode = "204", description = "The room has none")
  public Uni<Void> delete(
      @PathParam("id") @Pattern(regexp = Ids.PATTERN) String id,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    return guard.host(id, authorization).chain(host -> store.save(id, Glossary.EMPTY));
  }
}
