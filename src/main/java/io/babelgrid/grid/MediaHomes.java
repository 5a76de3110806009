package io.babelgrid.grid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where people's media may end. Any thread. */
@ApplicationScoped
public class MediaHomes {

  private final Registry registry;

  @Inject
  MediaHomes(Registry registry) {
    this.registry = registry;
  }

  /**
   * The nodes to measure for somebody who wants to join a room; only this one where it is alone.
   *
   * @param speak BCP 47; null where any will do
   * @param hear likewise
   */
  public List<GridNode> candidates(String roomId, @Nullable String speak, @Nullable String hear) {
    return Candidates.rank(registry.view(), Set.of(), new Candidates.Wish(speak, hear));
  }
}
