package io.babelgrid.signaling;

import io.babelgrid.budget.ServicePlan;
import io.babelgrid.room.RoomRegistry;
import io.babelgrid.room.RoomSnapshot;
import io.babelgrid.store.Erasure;
import io.babelgrid.store.HostKey;
import io.babelgrid.store.RoomStore;
import io.babelgrid.store.StoredRoom;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Rooms: made, looked at and ended. */
@Path("/api/rooms")
@Tag(name = "rooms")
class RoomResource {

  /**
   * @param id of a room that is not yet; made here when not given
   * @param service {@code best} (when not given), {@code thrifty} or {@code text}
   */
  record NewRoom(
      @Nullable @Pattern(regexp = Ids.PATTERN) String id,
      @Nullable String name,
      boolean keepTranscripts,
      @Nullable @Pattern(regexp = "best|thrifty|text", message = "must be best, thrifty or text")
          String service) {}

  /**
   * @param hostKey makes its holder the room's host; told this once
   */
  record MadeRoom(
      String id,
      @Nullable String name,
      boolean keepTranscripts,
      String service,
      Instant createdAt,
      String hostKey) {}

  /**
   * A room, with who is there now.
   *
   * @param participants empty unless the caller is there too or is the host
   */
  record RoomView(
      String id,
      @Nullable String name,
      boolean keepTranscripts,
      String service,
      Instant createdAt,
      boolean locked,
      List<ParticipantView> participants) {}

  /** What everybody may know before they join; the same of a room that is not yet. */
  record Notice(boolean keepsTranscripts) {}

  private final RoomStore store;
  private final RoomRegistry rooms;
  private final HistoryGuard guard;
  private final Erasure erasure;
  private final TokenConfig config;

  @Inject
  RoomResource(
      RoomStore store,
      RoomRegistry rooms,
      HistoryGuard guard,
      Erasure erasure,
      TokenConfig config) {
    this.store = store;
    this.rooms = rooms;
    this.guard = guard;
    this.erasure = erasure;
    this.config = config;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Makes a room; transcripts are kept only if asked for")
  @APIResponse(responseCode = "201", description = "The room and the key of its host")
  @APIResponse(responseCode = "409", description = "There is a room of that id")
  public Uni<Response> create(
      @Nullable @Valid NewRoom room,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    NewRoom wish = room == null ? new NewRoom(null, null, false, null) : room;
    ServicePlan plan = wish.service() == null ? ServicePlan.BEST : ServicePlan.of(wish.service());
    String id = wish.id() == null ? Ids.newRoom() : wish.id();
    if (!config.guests() && !guard.isAdminHeader(id, authorization)) {
      throw new ProblemException(
          Status.FORBIDDEN,
          "no_guests",
          "rooms of this service are made with a token of its operator that has roomAdmin for the"
              + " room's id");
    }
    String name = wish.name() == null ? null : Names.read("name", wish.name());
    String hostKey = HostKey.make();
    return store
        .create(id, name, wish.keepTranscripts(), plan, hostKey)
        .map(made -> answer(id, made, hostKey));
  }

  private static Response answer(String id, Optional<StoredRoom> made, String hostKey) {
    StoredRoom room =
        made.orElseThrow(() ->
            new ProblemException(
                Status.CONFLICT, "room_exists", "there is a room '" + id + "' already"));
    var view =
        new MadeRoom(
            room.id(),
            room.name(),
            room.keepTranscripts(),
            room.service(),
            room.createdAt(),
            hostKey);
    return Response.status(Response.Status.CREATED)
        // As it is: behind a proxy this node knows neither the scheme nor the port by which it is
        // asked.
        .header(HttpHeaders.LOCATION, "/api/rooms/" + room.id())
        .entity(view)
        .build();
  }

  @GET
  @Path("{id}")
  @Operation(summary = "A room, with who is there now, for its host and for who joined it")
  public Uni<RoomView> get(
      @PathParam("id") @Pattern(regexp = Ids.PATTERN) String id,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    return guard.reader(id, authorization).map(this::view);
  }

  private RoomView view(HistoryGuard.Caller caller) {
    StoredRoom room = caller.room();
    Optional<RoomSnapshot> now = rooms.find(room.id()).filter(here -> sees(caller, here));
    return new RoomView(
        room.id(),
        room.name(),
        room.keepTranscripts(),
        room.service(),
        room.createdAt(),
        now.map(RoomSnapshot::locked).orElse(false),
        ParticipantView.of(now.map(RoomSnapshot::participants).orElse(List.of())));
  }

  private static boolean sees(HistoryGuard.Caller caller, RoomSnapshot room) {
    return switch (caller) {
      case HistoryGuard.Host _ -> true;
      case HistoryGuard.Participant one -> room.has(one.witness().participantId());
    };
  }

  @GET
  @Path("{id}/notice")
  @Operation(summary = "What everybody may know before they join")
  public Uni<Notice> notice(@PathParam("id") @Pattern(regexp = Ids.PATTERN) String id) {
    return store
        .find(id)
        .map(room -> new Notice(room.map(StoredRoom::keepTranscripts).orElse(false)));
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Ends a room and erases all that is known of it; for its host")
  @APIResponse(responseCode = "204", description = "It is erased")
  public Uni<Void> erase(
      @PathParam("id") @Pattern(regexp = Ids.PATTERN) String id,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    return guard
        .host(id, authorization)
        .chain(host -> Uni.createFrom().completionStage(() -> rooms.end(id)))
        .chain(ended -> erasure.room(id));
  }
}
