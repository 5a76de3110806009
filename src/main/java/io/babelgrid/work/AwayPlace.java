package io.babelgrid.work;

import io.babelgrid.flow.SpokenWords;
import io.babelgrid.flow.WorkOrder;
import io.babelgrid.flow.Workplace;
import io.babelgrid.pipeline.StreamId;
import io.babelgrid.room.NodeEpoch;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/** A node that works for a speaker of this one. Any thread. */
final class AwayPlace implements Workplace {

  private final NodeEpoch node;
  private final UUID stay;
  private final WorkLink link;
  private final WorkTrack microphone;
  private final StreamId stream;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * @param bytes is told what their sound takes on its way
   */
  AwayPlace(NodeEpoch node, UUID stay, WorkLink link, LongConsumer bytes) {
    this.node = node;
    this.stay = stay;
    this.link = link;
    this.microphone = link.track(node, stay, new WorkTrack.Content.Microphone(), bytes);
    this.stream = StreamId.opened("a microphone");
  }

  /** Whether orders get there. */
  boolean isLinked() {
    return link.isOpen(node);
  }

  /** Whether media get there: their sound, or what comes back of their words. */
  boolean isOpen() {
    return microphone.open();
  }

  @Override
  public void order(WorkOrder order) {
    if (!closed.get()) {
      link.order(node, order);
    }
  }

  @Override
  public void audio(byte[] opus, long rtpTicks) {
    microphone.send(stream, opus, rtpTicks, false);
  }

  @Override
  public void said(SpokenWords words) {
    if (!closed.get()) {
      link.said(node, stay, words);
    }
  }

  @Override
  public NodeEpoch node() {
    return node;
  }

  @Override
  public double roundTripMs() {
    return link.roundTripMs(node);
  }

  /** Once; whoever asks the same node again finds nothing of this. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      link.end(node, stay);
      microphone.close();
    }
  }
}
