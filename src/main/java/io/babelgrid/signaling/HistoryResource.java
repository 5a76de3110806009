package io.babelgrid.signaling;

import io.babelgrid.pipeline.Language;
import io.babelgrid.room.RoomRegistry;
import io.babelgrid.store.Erasure;
import io.babelgrid.store.RoomStore;
import io.babelgrid.store.StoredLatency;
import io.babelgrid.store.StoredParticipation;
import io.babelgrid.store.StoredUtterance;
import io.babelgrid.transcript.Transcript;
import io.babelgrid.transcript.TranscriptFormat;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

/** What happened in a room: read and erased. */
@Path("/api/rooms/{id}")
@Tag(name = "rooms")
class HistoryResource {

  private final RoomStore store;
  private final RoomRegistry rooms;
  private final HistoryGuard guard;
  private final Erasure erasure;
  private final UsagePages usage;
  private final TranscriptFiles files;

  @Inject
  HistoryResource(
      RoomStore store,
      RoomRegistry rooms,
      HistoryGuard guard,
      Erasure erasure,
      UsagePages usage,
      TranscriptFiles files) {
    this.store = store;
    this.rooms = rooms;
    this.guard = guard;
    this.erasure = erasure;
    this.usage = usage;
    this.files = files;
  }

  @GET
  @Path("participations")
  @Operation(summary = "Who was or is in a room, and what recognition and synthesis did for them")
  public Uni<List<StoredParticipation>> participations(
      @PathParam("id") @Pattern(regexp = Ids.PATTERN) String id,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    return guard.reader(id, authorization).chain(caller -> store.participations(id));
  }

  @GET
  @Path("latency")
  @Operation(summary = "How long the words of who was or is in a room were on their way")
  public Uni<List<StoredLatency>> latency(
      @PathParam("id") @Pattern(regexp = Ids.PATTERN) String id,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    return guard.reader(id, authorization).chain(caller -> store.latency(id));
  }

  @GET
  @Path("usage")
  @Operation(summary = "What was used in a room, by language; what that cost for its host alone")
  public Uni<UsagePage> usage(
      @PathParam("id") @Pattern(regexp = Ids.PATTERN) String id,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    return guard
        .reader(id, authorization)
        .chain(caller ->
            usage
                .ofRoom(id)
                .map(page -> caller instanceof HistoryGuard.Host ? page : page.withoutCosts()));
  }

  @GET
  @Path("transcripts")
  @Operation(summary = "What was said in a room that keeps transcripts, while the caller was there")
  @APIResponse(responseCode = "404", description = "The room keeps none")
  public Uni<List<StoredUtterance>> transcripts(
      @PathParam("id") @Pattern(regexp = Ids.PATTERN) String id,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    return heard(id, authorization);
  }

  private Uni<List<StoredUtterance>> heard(String id, @Nullable String authorization) {
    return guard
        .reader(id, authorization)
        .chain(caller -> {
          String witness =
              switch (caller) {
                case HistoryGuard.Host _ -> null;
                case HistoryGuard.Participant one -> one.witness().participantId();
              };
          return store
              .transcripts(id, witness)
              .invoke(said -> {
                // Its host may have switched them off after some were kept.
                if (said.isEmpty() && !caller.room().keepTranscripts()) {
                  throw new ProblemException(
                      Status.NOT_FOUND, "no_transcripts", "this room keeps no transcripts");
                }
              });
        });
  }

  @GET
  @Path("transcript")
  @Operation(
      summary = "The same as a file: vtt, srt, txt or json, in any language there is a way to")
  @APIResponse(responseCode = "404", description = "The room keeps none")
  public RestMulti<String> transcript(
      @PathParam("id") @Pattern(regexp = Ids.PATTERN) String id,
      @QueryParam("format") @Nullable String format,
      @QueryParam("language") @Nullable String language,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    TranscriptFormat as = format(format);
    Language in = language == null ? null : language(language);
    Uni<Transcript> transcript =
        heard(id, authorization)
            .chain(said ->
                store
                    .participations(id)
                    .map(stays -> TranscriptFiles.transcript(id, said, stays, in)));
    return RestMulti.fromUniResponse(
        transcript,
        whole -> files.write(whole, as),
        whole ->
            Map.of(
                HttpHeaders.CONTENT_TYPE,
                List.of(as.mediaType()),
                HttpHeaders.CONTENT_DISPOSITION,
                List.of("attachment; filename=\"" + fileName(whole, as) + "\"")));
  }

  private static TranscriptFormat format(@Nullable String name) {
    return TranscriptFormat.named(name == null ? "txt" : name)
        .orElseThrow(() ->
            new ProblemException(
                Status.BAD_REQUEST, "bad_request", "format must be vtt, srt, txt or json"));
  }

  private static Language language(String tag) {
    try {
      return Language.of(tag);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Status.BAD_REQUEST, "bad_request", "language must be a tag like pt or zh-Hant");
    }
  }

  /** Rooms are named by letters, digits and dashes. */
  private static String fileName(Transcript transcript, TranscriptFormat format) {
    Language language = transcript.language();
    String in = language == null ? "" : "." + language.code();
    String day = LocalDate.ofInstant(transcript.beganAt(), ZoneOffset.UTC).toString();
    return transcript.room() + "-" + day + in + "." + format.extension();
  }

  @DELETE
  @Path("participants/{participantId}")
  @Operation(summary = "Erases a participant's name, words and stays; for them and for the host")
  @APIResponse(responseCode = "204", description = "It is erased")
  @APIResponse(responseCode = "409", description = "They are there")
  public Uni<Void> erase(
      @PathParam("id") @Pattern(regexp = Ids.PATTERN) String id,
      @PathParam("participantId") @Pattern(regexp = Ids.PATTERN) String participantId,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    return guard
        .self(id, participantId, authorization)
        .chain(caller -> {
          if (rooms.find(id).filter(room -> room.has(participantId)).isPresent()) {
            throw new ProblemException(
                Status.CONFLICT, "still_here", "they are in the room; leave it first");
          }
          return erasure.participant(id, participantId);
        });
  }
}
