package io.babelgrid.speaker;

import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.room.Origin;
import io.babelgrid.room.UsageReport;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** What one speaker has used since the last report. Any thread. */
public final class SpeakerUsage {

  private final AtomicLong audioSamples = new AtomicLong();
  private final AtomicLong words = new AtomicLong();
  private final AtomicLong synthesisedMs = new AtomicLong();
  private final AtomicLong totalSynthesisedMs = new AtomicLong();
  private long reportedComputeNs;

  public void recognised(long samples16k) {
    audioSamples.addAndGet(samples16k);
  }

  public void committed(int count) {
    words.addAndGet(count);
  }

  public void synthesised(long ms) {
    synthesisedMs.addAndGet(ms);
    totalSynthesisedMs.addAndGet(ms);
  }

  /** Speech synthesised since the speaker came. */
  public long totalSynthesisedMs() {
    return totalSynthesisedMs.get();
  }

  /**
   * Takes what was used since the last call; empty when nothing was.
   *
   * @param origin numbers the report, if there is one
   */
  public synchronized Optional<UsageReport> drain(
      SpeakerIdentity identity, Supplier<Origin> origin, ComputeAccount account) {
    long samples = audioSamples.getAndSet(0);
    long committed = words.getAndSet(0);
    long spokenMs = synthesisedMs.getAndSet(0);
    long computeNs = account.computeNs();
    long computeMs = (computeNs - reportedComputeNs) / 1_000_000;
    if (samples == 0 && committed == 0 && spokenMs == 0 && computeMs == 0) {
      return Optional.empty();
    }
    reportedComputeNs += computeMs * 1_000_000;
    return Optional.of(
        new UsageReport(
            origin.get(),
            identity.roomId(),
            identity.participantId(),
            samples / 16,
            committed,
            spokenMs,
            computeMs));
  }
}
