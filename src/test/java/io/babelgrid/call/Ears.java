package io.babelgrid.call;

import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.StreamId;
import io.babelgrid.room.TrackId;
import io.babelgrid.transport.MediaPacket;
import io.babelgrid.transport.SendSlot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A listener who takes every track and writes down what comes. */
final class Ears implements ListenerSlots {

  final Listener listener;
  final RecordingEvents events = new RecordingEvents();
  volatile Set<TrackId> tracks = Set.of();
  private final Map<TrackId, Slot> slots = new ConcurrentHashMap<>();

  Ears(String id, @Nullable Language hear) {
    listener = new Listener(id, hear, this, events);
  }

  @Override
  public void tracks(Set<TrackId> present) {
    tracks = present;
  }

  @Override
  public Optional<SendSlot> slot(TrackId track) {
    return Optional.of(slots.computeIfAbsent(track, _ -> new Slot()));
  }

  Slot slotOf(TrackId track) {
    return slots.computeIfAbsent(track, _ -> new Slot());
  }

  @Override
  public double oneWayMs() {
    return 0;
  }

  static final class Slot implements SendSlot {
    final List<MediaPacket> forwarded = new CopyOnWriteArrayList<>();
    final List<Long> sent = new CopyOnWriteArrayList<>();

    @Override
    public void forward(String sourceId, MediaPacket packet) {
      forwarded.add(packet);
    }

    @Override
    public void send(StreamId stream, byte[] payload, long rtpTicks, boolean marker) {
      sent.add(rtpTicks);
    }

    @Override
    public void send(
        StreamId stream, byte[] payload, long rtpTicks, boolean marker, long capturedNs) {
      sent.add(rtpTicks);
    }

    @Override
    public void pause() {}

    @Override
    public void charge(LongConsumer bytes) {}

    @Override
    public int receiverBitsPerSecond() {
      return 0;
    }
  }
}
