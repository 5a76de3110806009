package io.babelgrid.node;

import io.babelgrid.face.LipModels;
import io.babelgrid.flow.FlowModels;

/** What this node understands, speaks and draws with. */
interface LoadedModels extends FlowModels, LipModels, AutoCloseable {

  @Override
  void close();
}
