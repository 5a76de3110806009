package io.babelgrid.work;

/** The work that crosses between this node and others. */
public interface RunningWork extends WorkListener, AutoCloseable {

  @Override
  void close();
}
