package io.babelgrid.grid;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * All nodes, as this one knows them.
 *
 * @param self this node
 * @param others heard within a day, dead ones included
 * @param fresh whether the database answered lately; otherwise it is what was known last
 */
public record GridView(GridNode self, List<GridNode> others, boolean fresh) {

  public GridView {
    others = List.copyOf(others);
  }

  public Stream<GridNode> all() {
    return Stream.concat(Stream.of(self), others.stream());
  }

  public Optional<GridNode> find(UUID node) {
    return all().filter(one -> one.id().node().equals(node)).findFirst();
  }
}
