package io.babelgrid.edge;

import io.babelgrid.room.FakeMediaPlane;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** The media plane of the edge tests. */
@Alternative
@ApplicationScoped
public class FakeMedia extends FakeMediaPlane {}
