package goodput;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.InferenceException;
import io.babelgrid.engine.StepModel;
import io.babelgrid.engine.StepRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Fixed windows, as inference servers batch whole requests: what arrives for a model within a window
 * of time is decoded together, and nobody joins before the last of them is done. Single inferences
 * are first come, first served on the same workers.
 */
final class WindowLanes implements ComputeLanes {

  private final long windowMs;
  private final ScheduledExecutorService workers;
  private final Map<StepModel<?>, Queue<Request<?>>> waiting = new IdentityHashMap<>();

  private record Request<R extends StepRow>(R row, CompletableFuture<Boolean> done) {}

  WindowLanes(int workers, long windowMs) {
    this.windowMs = windowMs;
    this.workers = Executors.newScheduledThreadPool(workers, work -> new Thread(work, "window"));
  }

  @Override
  public <T> T call(String stage, long deadlineNs, Callable<T> work) {
    try {
      return workers.submit(work).get();
    } catch (Exception e) {
      throw new InferenceException(stage + " failed", e);
    }
  }

  @Override
  public <R extends StepRow> void decode(
      StepModel<R> model, R row, int stepLimit, long deadlineNs) {
    if (!row.advance()) {
      return;
    }
    var request = new Request<>(row, new CompletableFuture<>());
    synchronized (waiting) {
      Queue<Request<?>> queue = waiting.computeIfAbsent(model, _ -> new ArrayDeque<>());
      queue.add(request);
      if (queue.size() == 1) {
        workers.schedule(() -> batch(model), windowMs, TimeUnit.MILLISECONDS);
      } else if (queue.size() == model.maxWidth()) {
        workers.submit(() -> batch(model));
      }
    }
    request.done.join();
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }

  @SuppressWarnings("unchecked") // a model's queue has the model's rows
  private <R extends StepRow> void batch(StepModel<R> model) {
    var batch = new ArrayList<Request<R>>();
    synchronized (waiting) {
      Queue<Request<?>> queue = waiting.get(model);
      while (!queue.isEmpty() && batch.size() < model.maxWidth()) {
        batch.add((Request<R>) queue.remove());
      }
      if (!queue.isEmpty()) {
        workers.schedule(() -> batch(model), windowMs, TimeUnit.MILLISECONDS);
      }
    }
    List<Request<R>> open = new ArrayList<>(batch);
    while (!open.isEmpty()) {
      model.step(open.stream().map(Request::row).toList());
      open.removeIf(request -> !request.row.advance());
    }
    batch.forEach(request -> request.done.complete(true));
  }
}
