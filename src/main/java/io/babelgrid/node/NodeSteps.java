package io.babelgrid.node;

import java.io.IOException;

/** The steps of a node's start and of its stop; {@link NodeStart} says in which order. */
interface NodeSteps {

  void startLanes();

  void endLanes();

  void loadModels();

  /** What runs on the lanes has ended before: no model is freed under it. */
  void freeModels();

  void startBeat();

  void endBeat();

  void startCapacity();

  void endCapacity();

  void openPort() throws IOException;

  void closePort();

  /** So that the first call is as good as the tenth. */
  void warmUp() throws IOException;
}
