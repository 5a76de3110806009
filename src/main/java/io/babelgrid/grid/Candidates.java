package io.babelgrid.grid;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes somebody's media may end at, before anybody measured how far away they are. Pure.
 *
 * <p>Those are left out that are not up, not for media, under another law than this node, or cannot
 * understand or speak what is asked for. The rest in this order: where the room is already, near to
 * this node, which the caller found first, with much of their capacity free, cheap.
 */
final class Candidates {

  /** More would be measured for longer than the best of them gains. */
  static final int MOST = 4;

  /** Free shares within a tenth are alike: they change faster than they are told. */
  private static final int FREE_STEPS = 10;

  /**
   * @param speak BCP 47 or null for any
   * @param hear likewise
   */
  record Wish(@Nullable String speak, @Nullable String hear) {}

  private Candidates() {}

  static List<GridNode> rank(GridView view, Set<UUID> inRoom, Wish wish) {
    GridNode self = view.self();
    Predicate<GridNode> fits =
        node ->
            node.takesNewcomers()
                && node.advert().roles().contains(Role.MEDIA)
                && node.advert().residency().equals(self.advert().residency())
                && serves(node, wish);
    return view.all()
        .filter(fits)
        .sorted(
            Comparator.comparing((GridNode node) -> !inRoom.contains(node.id().node()))
                .thenComparing(node -> distance(node, self))
                .thenComparing(Comparator.comparing(Candidates::freeSteps).reversed())
                .thenComparing(node -> node.advert().pricePerCoreHour())
                .thenComparing(node -> !node.id().equals(self.id()))
                .thenComparing(node -> node.advert().name()))
        .limit(MOST)
        .toList();
  }

  private static boolean serves(GridNode node, Wish wish) {
    return (wish.speak() == null || node.advert().speak().contains(wish.speak()))
        && (wish.hear() == null || node.advert().hear().contains(wish.hear()));
  }

  /** 0 in the same zone, 1 in the same region, 2 elsewhere. */
  private static int distance(GridNode node, GridNode self) {
    if (!node.advert().region().equals(self.advert().region())) {
      return 2;
    }
    return node.advert().zone().equals(self.advert().zone()) ? 0 : 1;
  }

  private static int freeSteps(GridNode node) {
    Load load = node.advert().load();
    double all = load.capacity().cores();
    return all <= 0 ? 0 : (int) (load.free().cores() / all * FREE_STEPS);
  }
}
