package io.babelgrid.work;

import io.babelgrid.flow.SpokenWords;
import io.babelgrid.flow.WorkNews;
import io.babelgrid.flow.WorkOrder;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.pipeline.Survival;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.transport.MediaPacket;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Both sides of work that crosses between nodes, on one thread. */
final class NodeWork implements RunningWork {

  private static final Logger LOG = Logger.getLogger(NodeWork.class);
  private static final long TICK_MS = 50;
  private static final long LOOK_MS = 250;
  private static final long TIMES_S = 2;
  private static final long REPORT_S = 9;
  private static final long LAST_WORDS_S = 1;

  private final Workbench bench;
  private final WorkDesk desk;
  private final WorkLink link;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("work").factory());

  NodeWork(Workbench bench, WorkDesk desk, WorkLink link) {
    this.bench = bench;
    this.desk = desk;
    this.link = link;
  }

  void start() {
    every(TICK_MS, TimeUnit.MILLISECONDS, bench::tick);
    every(
        LOOK_MS,
        TimeUnit.MILLISECONDS,
        () -> {
          desk.tick();
          link.between(desk.workers(), bench.homes());
        });
    every(TIMES_S, TimeUnit.SECONDS, bench::tellTimes);
    every(REPORT_S, TimeUnit.SECONDS, bench::report);
  }

  private void every(long period, TimeUnit unit, Runnable action) {
    thread.scheduleWithFixedDelay(
        () -> Survival.guard(LOG, "work for speakers", action), period, period, unit);
  }

  @Override
  public void ordered(NodeEpoch home, WorkOrder order) {
    run(() -> {
      bench.ordered(home, order);
      // At once: a path that nobody uses is closed.
      link.between(desk.workers(), bench.homes());
    });
  }

  @Override
  public void said(NodeEpoch home, UUID stay, SpokenWords words) {
    run(() -> bench.said(home, stay, words));
  }

  @Override
  public void terms(NodeEpoch home, UUID stay, Glossary glossary) {
    run(() -> bench.terms(home, stay, glossary));
  }

  @Override
  public void ended(NodeEpoch home, UUID stay) {
    run(() -> bench.ended(home, stay));
  }

  @Override
  public void told(NodeEpoch worker, UUID stay, WorkNews news) {
    desk.told(worker, stay, news);
  }

  @Override
  public void packet(NodeEpoch node, WorkTrack.Name track, MediaPacket packet) {
    switch (track.content()) {
      case WorkTrack.Content.Microphone() -> bench.packet(node, track.stay(), packet);
      case WorkTrack.Content.Voice(var target) -> desk.packet(node, track.stay(), target, packet);
    }
  }

  /** Speakers of other nodes for whom this one works. */
  int jobs() {
    return bench.size();
  }

  private void run(Runnable action) {
    try {
      thread.execute(() -> Survival.guard(LOG, "work for another node", action));
    } catch (RejectedExecutionException e) {
      LOG.debug("the node stops; it works for nobody any more");
    }
  }

  @Override
  public void close() {
    run(bench::close);
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LAST_WORDS_S, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
