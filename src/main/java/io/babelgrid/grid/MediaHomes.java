package io.babelgrid.grid;

import io.babelgrid.placement.Considered;
import io.babelgrid.placement.MediaHome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where people's media may end. Any thread. */
@ApplicationScoped
public class MediaHomes {

  /**
   * A node to be measured.
   *
   * @param here whether it is this one
   * @param inRoom whether somebody is in the room there
   */
  public record Candidate(GridNode node, boolean here, boolean inRoom) {}

  /**
   * @param candidates to be measured, the likeliest first
   * @param considered all nodes, and why each was named or not
   */
  public record Named(List<Candidate> candidates, List<Considered> considered) {

    /** For the log. */
    public Placement placement(@Nullable String speak, @Nullable String hear) {
      return Placement.candidates(
          candidates.stream().map(Candidate::node).toList(), considered, speak, hear);
    }
  }

  private final Registry registry;
  private final RoomsOfNodes rooms;
  private final MediaHome policy;

  @Inject
  MediaHomes(Registry registry, RoomsOfNodes rooms, GridConfig config) {
    this.registry = registry;
    this.rooms = rooms;
    this.policy = new MediaHome(GridWeights.of(config));
  }

  /**
   * The nodes to measure for somebody who wants to join a room; only this one where it is alone.
   * Never fails.
   *
   * @param speak BCP 47; null where any will do
   * @param hear likewise
   */
  public Uni<Named> candidates(String roomId, @Nullable String speak, @Nullable String hear) {
    return rooms.of(roomId).map(others -> rank(roomId, others, speak, hear));
  }

  /** The same by what is known; waits for nothing. */
  public List<Candidate> known(String roomId, @Nullable String speak, @Nullable String hear) {
    return rank(roomId, rooms.known(roomId), speak, hear).candidates();
  }

  private Named rank(
      String roomId, Set<UUID> others, @Nullable String speak, @Nullable String hear) {
    GridView view = registry.view();
    UUID self = view.self().id().node();
    var inRoom = new HashSet<>(others);
    if (rooms.isHere(roomId)) {
      inRoom.add(self);
    }
    Candidates.Ranked ranked =
        Candidates.rank(policy, view, inRoom, new Candidates.Wish(speak, hear));
    List<Candidate> candidates =
        ranked.nodes().stream()
            .map(node -> {
              UUID id = node.id().node();
              return new Candidate(node, id.equals(self), inRoom.contains(id));
            })
            .toList();
    return new Named(candidates, ranked.considered());
  }
}
