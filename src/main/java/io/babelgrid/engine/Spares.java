package io.babelgrid.engine;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Memory of inferences that rests between them: as many pieces as were ever used at once. Taking
 * and giving back allocates nothing. Any thread.
 */
public final class Spares<T> {

  private final Queue<T> resting = new ArrayDeque<>();

  /** A piece that nobody uses; null when one has to be made. */
  public synchronized @Nullable T take() {
    return resting.poll();
  }

  /** Keeps a piece for whoever takes one next. */
  public synchronized void giveBack(T piece) {
    resting.add(piece);
  }

  /** Ends all that rest. */
  public void close(Consumer<? super T> end) {
    for (T piece = take(); piece != null; piece = take()) {
      end.accept(piece);
    }
  }
}
