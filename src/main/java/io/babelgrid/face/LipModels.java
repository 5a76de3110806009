package io.babelgrid.face;

import java.util.Optional;

/** Says what this node draws mouths with. */
public interface LipModels {

  /** Draws none. */
  LipModels NONE = Optional::empty;

  Optional<LipParts> lips();
}
