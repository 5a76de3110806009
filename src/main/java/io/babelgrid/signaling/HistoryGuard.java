package io.babelgrid.signaling;

import io.babelgrid.store.RoomStore;
import io.babelgrid.store.StoreUnavailableException;
import io.babelgrid.store.StoredRoom;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may read and erase what is known of a room: its host, and those who took part. Whoever else
 * asks learns nothing, not even whether there is such a room.
 */
@ApplicationScoped
class HistoryGuard {

  /** Somebody who may, and the room. */
  sealed interface Caller {
    StoredRoom room();
  }

  record Host(StoredRoom room) implements Caller {}

  record Participant(StoredRoom room, HistoryTokens.Witness witness) implements Caller {}

  private final TokenService tokens;
  private final HistoryTokens history;
  private final RoomStore store;

  @Inject
  HistoryGuard(TokenService tokens, HistoryTokens history, RoomStore store) {
    this.tokens = tokens;
    this.history = history;
    this.store = store;
  }

  /**
   * Fails with a {@link ProblemException} unless the caller may read.
   *
   * @param authorization the header (RFC 6750), or null
   */
  Uni<Caller> reader(String roomId, @Nullable String authorization) {
    return caller(roomId, authorization)
        .invoke(caller -> {
          if (caller instanceof Participant one && !one.witness().mayRead()) {
            throw new ProblemException(
                Status.FORBIDDEN, "forbidden", "your token does not let you read this");
          }
        });
  }

  /** Fails with a {@link ProblemException} unless the caller is the room's host. */
  Uni<Host> host(String roomId, @Nullable String authorization) {
    return caller(roomId, authorization)
        .map(caller -> {
          if (caller instanceof Host host) {
            return host;
          }
          throw new ProblemException(
              Status.FORBIDDEN, "not_host", "only the host of the room may do that");
        });
  }

  /**
   * The same for what a call does without the database as well: empty when that is away and a token
   * says that the caller is the host.
   */
  Uni<Optional<Host>> hostOfCall(String roomId, @Nullable String authorization) {
    return host(roomId, authorization)
        .map(Optional::of)
        .onFailure(
            e -> e instanceof StoreUnavailableException && isAdminHeader(roomId, authorization))
        .recoverWithItem(Optional::empty);
  }

  /** Fails with a {@link ProblemException} unless the caller is that participant or the host. */
  Uni<Caller> self(String roomId, String participantId, @Nullable String authorization) {
    return caller(roomId, authorization)
        .invoke(caller -> {
          if (caller instanceof Participant one
              && !participantId.equals(one.witness().participantId())) {
            throw new ProblemException(
                Status.FORBIDDEN, "forbidden", "your token is for another participant");
          }
        });
  }

  private Uni<Caller> caller(String roomId, @Nullable String authorization) {
    String bearer = Bearer.of(authorization).orElseThrow(HistoryGuard::unauthorized);
    return store.find(roomId).map(room -> caller(roomId, room, bearer));
  }

  private Caller caller(String roomId, Optional<StoredRoom> room, String bearer) {
    if (room.isPresent() && room.get().isHostedBy(bearer)) {
      return new Host(room.get());
    }
    HistoryTokens.Witness witness = history.verify(bearer, roomId);
    if (witness == null && !isAdmin(roomId, bearer)) {
      throw unauthorized();
    }
    StoredRoom known = room.orElseThrow(() -> ProblemException.noSuchRoom(roomId));
    return witness == null ? new Host(known) : new Participant(known, witness);
  }

  /** Whether the operator made the token for a host of that room. */
  boolean isAdmin(String roomId, String bearer) {
    try {
      return tokens.verify(bearer, roomId).host();
    } catch (UnauthorizedException e) {
      return false;
    }
  }

  /** The same for the whole header. */
  boolean isAdminHeader(String roomId, @Nullable String authorization) {
    return Bearer.of(authorization).filter(bearer -> isAdmin(roomId, bearer)).isPresent();
  }

  private static ProblemException unauthorized() {
    return new ProblemException(
        Status.UNAUTHORIZED,
        "unauthorized",
        "this needs the host key of the room, or the history token of somebody who joined it");
  }
}
