package io.babelgrid.video;

import io.babelgrid.video.PacketWindow.Packet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts the RTP packets of one VP8 stream together to whole frames in decode order (RFC 7741, 4.4).
 * A gap waits for its retransmission while later packets come; then nothing leaves before the next
 * key frame. A key frame that is whole doesn't wait for gaps before it. Owned by one thread.
 */
public final class Vp8Assembler {

  private static final long NOT_YET = -1;
  private static final long BROKEN = -2;

  private final long patienceNs;
  private @Nullable PacketWindow window;
  private boolean synced;
  private int lastPictureId = Vp8Descriptor.NONE;
  private long gaveUp;
  private long late;
  private long malformed;

  /**
   * @param patience how long packets wait for one before them: some round trips
   */
  public Vp8Assembler(Duration patience) {
    patienceNs = patience.toNanos();
  }

  /**
   * Takes a packet, in any order.
   *
   * @param sequence extended
   * @param rtpTicks RTP time, modulo 2^32
   * @param payload never written again; empty for a bandwidth probe, which only fills its place
   * @param arrivedNs monotonic
   */
  public void offer(long sequence, long rtpTicks, boolean marker, byte[] payload, long arrivedNs) {
    Packet packet = packet(sequence, rtpTicks, marker, payload, arrivedNs);
    if (packet == null) {
      malformed++;
      return;
    }
    PacketWindow packets = window;
    if (packets == null) {
      packets = new PacketWindow(sequence);
      window = packets;
    }
    if (sequence < packets.first()) {
      late++;
      return;
    }
    if (sequence >= packets.first() + PacketWindow.SIZE) {
      giveUp();
      packets.advance(sequence - PacketWindow.SIZE + 1);
    }
    packets.put(packet);
  }

  private static @Nullable Packet packet(
      long sequence, long rtpTicks, boolean marker, byte[] payload, long arrivedNs) {
    if (payload.length == 0) {
      return new Packet(
          sequence, rtpTicks, marker, payload, 0, Vp8Descriptor.NONE, false, false, arrivedNs);
    }
    Vp8Descriptor descriptor = Vp8Descriptor.parse(payload);
    if (descriptor == null) {
      return null;
    }
    boolean starts = descriptor.startsFrame();
    boolean key = starts && Vp8FrameHeader.startsKey(payload[descriptor.bytes()]);
    return new Packet(
        sequence,
        rtpTicks,
        marker,
        payload,
        descriptor.bytes(),
        descriptor.pictureId(),
        starts,
        key,
        arrivedNs);
  }

  /** The next frame, or null when there is none yet. Call until null, after packets and by time. */
  public @Nullable AssembledFrame poll(long nowNs) {
    PacketWindow packets = window;
    if (packets == null) {
      return null;
    }
    if (synced) {
      skipProbes(packets);
      long last = lastOfFrame(packets, packets.first());
      if (last >= 0) {
        return take(packets, last);
      }
      if (last == BROKEN || gapIsOld(packets, nowNs)) {
        giveUp();
      }
    }
    long key = wholeKeyFrame(packets);
    if (key < 0) {
      return null;
    }
    packets.advance(key);
    synced = true;
    return take(packets, lastOfFrame(packets, key));
  }

  /**
   * Passes probes over. Lost ones aren't repeated: where the next picture has the next id, no frame
   * is missing.
   */
  private void skipProbes(PacketWindow packets) {
    for (long s = packets.first(); s <= packets.highest(); s++) {
      Packet packet = packets.get(s);
      if (packet == null) {
        continue;
      }
      if (packet.payload().length > 0) {
        if (packet.startsFrame() && Vp8Descriptor.follows(packet.pictureId(), lastPictureId)) {
          packets.advance(s);
        }
        return;
      }
      if (s == packets.first()) {
        packets.advance(s + 1);
      }
    }
  }

  /** Sequence number of the packet that ends the frame that starts here. */
  private static long lastOfFrame(PacketWindow packets, long start) {
    Packet first = packets.get(start);
    if (first == null) {
      return NOT_YET;
    }
    if (!first.startsFrame()) {
      return BROKEN;
    }
    for (long s = start; s <= packets.highest(); s++) {
      Packet packet = packets.get(s);
      if (packet == null) {
        return NOT_YET;
      }
      boolean other = packet.rtpTicks() != first.rtpTicks() || s > start && packet.startsFrame();
      if (packet.payload().length > 0 && other) {
        return BROKEN;
      }
      if (packet.marker()) {
        return s;
      }
    }
    return NOT_YET;
  }

  private boolean gapIsOld(PacketWindow packets, long nowNs) {
    boolean gap = false;
    for (long s = packets.first(); s <= packets.highest(); s++) {
      Packet packet = packets.get(s);
      gap |= packet == null;
      if (gap && packet != null && nowNs - packet.arrivedNs() >= patienceNs) {
        return true;
      }
    }
    return false;
  }

  private static long wholeKeyFrame(PacketWindow packets) {
    for (long s = packets.first(); s <= packets.highest(); s++) {
      Packet packet = packets.get(s);
      if (packet != null && packet.startsKey() && lastOfFrame(packets, s) >= 0) {
        return s;
      }
    }
    return NOT_YET;
  }

  private AssembledFrame take(PacketWindow packets, long last) {
    long start = packets.first();
    List<Packet> parts = new ArrayList<>();
    int length = 0;
    long arrivedNs = Long.MIN_VALUE;
    for (long s = start; s <= last; s++) {
      Packet packet = Objects.requireNonNull(packets.get(s));
      parts.add(packet);
      length += packet.bytes();
      arrivedNs = Math.max(arrivedNs, packet.arrivedNs());
    }
    byte[] data = new byte[length];
    int at = 0;
    for (Packet packet : parts) {
      System.arraycopy(packet.payload(), packet.header(), data, at, packet.bytes());
      at += packet.bytes();
    }
    packets.advance(last + 1);
    Packet first = parts.getFirst();
    lastPictureId = first.pictureId();
    return new AssembledFrame(
        data, length, first.startsKey(), first.rtpTicks(), start, last, arrivedNs);
  }

  private void giveUp() {
    if (synced) {
      gaveUp++;
      synced = false;
    }
  }

  /**
   * True while nothing can leave before a key frame and none is on its way: ask for one. True from
   * the first packet on.
   */
  public boolean needsKeyFrame(long nowNs) {
    PacketWindow packets = window;
    if (synced || packets == null) {
      return false;
    }
    for (long s = packets.first(); s <= packets.highest(); s++) {
      Packet packet = packets.get(s);
      if (packet != null && packet.startsKey() && nowNs - packet.arrivedNs() < patienceNs) {
        return false;
      }
    }
    return true;
  }

  /** How often a gap was given up. */
  public long gaveUp() {
    return gaveUp;
  }

  /** Packets that came after their frame had left or was given up. */
  public long late() {
    return late;
  }

  /** Packets that aren't VP8 (RFC 7741). */
  public long malformed() {
    return malformed;
  }
}
