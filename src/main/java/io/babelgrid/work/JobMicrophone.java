package io.babelgrid.work;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.audio.SpeakerAudio;
import io.babelgrid.flow.SpokenFlow;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.StageWorker;
import io.babelgrid.transport.AudioPacket;
import io.babelgrid.transport.MediaPacket;
import io.babelgrid.transport.OrderedAudio;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * The sound of a speaker of another node: packets in, as they come; gapless audio into their flow,
 * on a thread of its own, since the media path has others to carry.
 */
final class JobMicrophone implements StageWorker.Handler<MediaPacket>, AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(20);

  private final SpokenFlow flow;
  private final DoubleSupplier roundTripMs;
  private final NanoClock clock;
  private final OrderedAudio inOrder = new OrderedAudio(this::decode);
  private final SpeakerAudio decoder = new SpeakerAudio();
  private final StageWorker<MediaPacket> worker;

  /**
   * @param roundTripMs to their node, which sends again what is missed; NaN while unknown
   * @param queue packets that may wait
   */
  JobMicrophone(SpokenFlow flow, DoubleSupplier roundTripMs, int queue, NanoClock clock) {
    this.flow = flow;
    this.roundTripMs = roundTripMs;
    this.clock = clock;
    this.worker = new StageWorker<>("decoding", queue, POLL, clock, this);
  }

  /** Never waits. */
  void packet(MediaPacket packet) {
    worker.offer(packet);
  }

  @Override
  public void handle(MediaPacket packet) {
    inOrder.offer(packet);
    idle(clock.nowNs());
  }

  @Override
  public void idle(long nowNs) {
    double ms = roundTripMs.getAsDouble();
    inOrder.poll(nowNs, Double.isNaN(ms) ? 0 : Math.round(1e6 * ms));
  }

  private void decode(AudioPacket packet) {
    AudioSpan span =
        decoder.next(packet.opus(), packet.nextOpus(), packet.rtpTicks(), packet.durationTicks());
    flow.audio(span, packet.opus(), packet.arrivedNs());
  }

  @Override
  public void stop() {
    decoder.close();
  }

  @Override
  public void close() {
    worker.close();
  }
}
