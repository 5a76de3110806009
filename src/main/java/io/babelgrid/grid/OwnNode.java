package io.babelgrid.grid;

/** Says what there is to say of this node. */
public interface OwnNode {

  /** As of now. */
  Advert advert();
}
