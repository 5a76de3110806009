package io.babelgrid.speaker;

import io.babelgrid.budget.FlowKind;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.FlowUse;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts what one flow of a speaker uses. Any thread. */
public final class FlowMeter {

  private static final long NS_PER_MS = 1_000_000;

  private final ComputeAccount account = new ComputeAccount();
  private final LongAdder mediaNs = new LongAdder();
  private final LongAdder words = new LongAdder();
  private final LongAdder receivedBytes = new LongAdder();
  private final LongAdder sentBytes = new LongAdder();
  private final LongAdder backhaulBytes = new LongAdder();

  /** What was taken so far; guarded by this. Parts of a millisecond wait for the rest of it. */
  private Totals taken = Totals.NONE;

  private record Totals(
      long mediaMs, long words, long computeMs, long receivedBytes, long sentBytes, long backhaul) {

    static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0);
  }

  /** What it is charged for inference; see {@link ComputeAccount#part(ComputeAccount)}. */
  public ComputeAccount account() {
    return account;
  }

  public void media(long ns) {
    mediaNs.add(ns);
  }

  public void words(int count) {
    words.add(count);
  }

  public void received(long bytes) {
    receivedBytes.add(bytes);
  }

  public void sent(long bytes) {
    sentBytes.add(bytes);
  }

  public void backhaul(long bytes) {
    backhaulBytes.add(bytes);
  }

  /** Media since the speaker came. */
  public long totalMediaMs() {
    return mediaNs.sum() / NS_PER_MS;
  }

  /** What was used since the last call. */
  synchronized FlowUse take(FlowKind flow, @Nullable Language language) {
    Totals before = taken;
    taken =
        new Totals(
            totalMediaMs(),
            words.sum(),
            account.computeNs() / NS_PER_MS,
            receivedBytes.sum(),
            sentBytes.sum(),
            backhaulBytes.sum());
    return new FlowUse(
        flow,
        language,
        taken.mediaMs - before.mediaMs,
        taken.words - before.words,
        taken.computeMs - before.computeMs,
        taken.receivedBytes - before.receivedBytes,
        taken.sentBytes - before.sentBytes,
        taken.backhaul - before.backhaul);
  }
}
