package io.babelgrid.grid;

import java.util.List;
import java.util.Optional;

/** Where this node is reached by others, and how. */
public interface OwnLink {

  /** Empty while it is not. */
  Optional<LinkPlace> place();

  /** Links that there are now. */
  List<LinkFigures> figures();
}
