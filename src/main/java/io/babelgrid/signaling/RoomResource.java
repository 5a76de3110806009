package io.babelgrid.signaling;

import io.babelgrid.budget.ServicePlan;
import io.babelgrid.room.RoomRegistry;
import io.babelgrid.room.RoomSnapshot;
import io.babelgrid.store.RoomStore;
import io.babelgrid.store.StoredLatency;
import io.babelgrid.store.StoredParticipation;
import io.babelgrid.store.StoredRoom;
import io.babelgrid.store.StoredUtterance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Rooms and what happened in them. */
@Path("/api/rooms")
@Tag(name = "rooms")
class RoomResource {

  private static final int LONGEST_NAME = 60;

  /**
   * @param service {@code best} (when not given), {@code thrifty} or {@code text}
   */
  record NewRoom(
      @Nullable @Size(max = LONGEST_NAME) String name,
      boolean keepTranscripts,
      @Nullable @Pattern(regexp = "best|thrifty|text", message = "must be best, thrifty or text")
          String service) {}

  /** A room, with who is there now. */
  record RoomView(
      String id,
      @Nullable String name,
      boolean keepTranscripts,
      String service,
      Instant createdAt,
      List<ParticipantView> participants) {}

  private final RoomStore store;
  private final RoomRegistry rooms;
  private final HistoryGuard guard;

  @Inject
  RoomResource(RoomStore store, RoomRegistry rooms, HistoryGuard guard) {
    this.store = store;
    this.rooms = rooms;
    this.guard = guard;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Makes a room; transcripts are kept only if asked for")
  @APIResponse(responseCode = "201", description = "The room")
  public Uni<Response> create(@Nullable @Valid NewRoom room) {
    NewRoom wish = room == null ? new NewRoom(null, false, null) : room;
    ServicePlan plan = wish.service() == null ? ServicePlan.BEST : ServicePlan.of(wish.service());
    return store
        .create(Ids.newRoom(), wish.name(), wish.keepTranscripts(), plan)
        .map(made -> Response.created(URI.create("/api/rooms/" + made.id())).entity(made).build());
  }

  @GET
  @Path("{id}")
  @Operation(summary = "A room, with who is there now")
  public Uni<RoomView> get(@PathParam("id") @Pattern(regexp = Ids.PATTERN) String id) {
    return existing(id).map(this::view);
  }

  private RoomView view(StoredRoom room) {
    var here = rooms.find(room.id()).map(RoomSnapshot::participants).orElse(List.of());
    return new RoomView(
        room.id(),
        room.name(),
        room.keepTranscripts(),
        room.service(),
        room.createdAt(),
        ParticipantView.of(here));
  }

  @GET
  @Path("{id}/participations")
  @Operation(summary = "Who was or is in a room, and what recognition and synthesis did for them")
  public Uni<List<StoredParticipation>> participations(
      @PathParam("id") @Pattern(regexp = Ids.PATTERN) String id,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    guard.check(id, authorization);
    return existing(id).chain(room -> store.participations(id));
  }

  @GET
  @Path("{id}/latency")
  @Operation(summary = "How long the words of who was or is in a room were on their way")
  public Uni<List<StoredLatency>> latency(
      @PathParam("id") @Pattern(regexp = Ids.PATTERN) String id,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    guard.check(id, authorization);
    return existing(id).chain(room -> store.latency(id));
  }

  @GET
  @Path("{id}/transcripts")
  @Operation(summary = "What was said in a room that keeps transcripts")
  @APIResponse(responseCode = "404", description = "The room keeps none")
  public Uni<List<StoredUtterance>> transcripts(
      @PathParam("id") @Pattern(regexp = Ids.PATTERN) String id,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    guard.check(id, authorization);
    return existing(id)
        .chain(room -> {
          if (!room.keepTranscripts()) {
            throw new ProblemException(
                Response.Status.NOT_FOUND, "no_transcripts", "this room keeps no transcripts");
          }
          return store.transcripts(id);
        });
  }

  private Uni<StoredRoom> existing(String id) {
    return store.find(id).map(found -> found.orElseThrow(() -> ProblemException.noSuchRoom(id)));
  }
}
