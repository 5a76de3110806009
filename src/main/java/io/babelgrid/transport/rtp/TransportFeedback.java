package io.babelgrid.transport.rtp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects when packets arrived and writes it as transport-wide feedback, so that the sender can
 * estimate the bandwidth (draft-holmer-rmcat-transport-wide-cc-extensions-01, 3.1). Owned by the
 * peer's thread.
 */
public final class TransportFeedback {

  /** Arrivals kept: 2048 packets are 50 ms at 40,000 packets a second. */
  private static final int WINDOW = 2048;

  /** Statuses of one feedback packet: 400 x (2 bits + 2 bytes) stay below 1200 bytes. */
  private static final int MAX_STATUSES = 400;

  /** Of one {@link #take}: a full window makes 6, each step in time above 8 s one more. */
  private static final int MAX_PACKETS = 8;

  private static final long TICK_NS = 250_000;
  private static final int TICKS_PER_REFERENCE = 256; // 64 ms
  private static final int RECEIVED_SMALL = 1;
  private static final int RECEIVED_LARGE = 2;

  private final Extender extender = Extender.ofSequence();
  private final long[] sequences = new long[WINDOW];
  private final long[] arrivals = new long[WINDOW];
  private long nextBase = -1;
  private long lowestNew = Long.MAX_VALUE;
  private long highestNew = -1;
  private long highest = -1;
  private int packetCount;

  /**
   * Notes a packet: {@code wideSequence} is the 16-bit transport-wide number. One that lies a
   * window or more behind the newest would take the place of a newer one, and is no arrival.
   */
  public void onPacket(int wideSequence, long arrivedNs) {
    long sequence = extender.extend(wideSequence);
    int slot = (int) (sequence & (WINDOW - 1));
    if (sequences[slot] == sequence || highest - sequence >= WINDOW) {
      return;
    }
    highest = Math.max(highest, sequence);
    sequences[slot] = sequence;
    arrivals[slot] = arrivedNs;
    lowestNew = Math.min(lowestNew, sequence);
    highestNew = Math.max(highestNew, sequence);
  }

  /**
   * The feedback control information of all packets since the last call; often one, or none. What
   * does not fit {@link #MAX_PACKETS} is never told.
   */
  public List<byte[]> take() {
    List<byte[]> feedback = new ArrayList<>(1);
    long from = nextBase < 0 ? lowestNew : Math.min(nextBase, lowestNew);
    if (highestNew < 0) {
      return feedback;
    }
    from = Math.max(from, highestNew - WINDOW + 1);
    while (from <= highestNew && feedback.size() < MAX_PACKETS) {
      Builder builder = new Builder(from, arrival(firstArrival(from)));
      while (from <= highestNew && builder.add(arrivalOrNull(from))) {
        from++;
      }
      feedback.add(builder.build(packetCount++));
    }
    nextBase = highestNew + 1;
    lowestNew = Long.MAX_VALUE;
    highestNew = -1;
    return feedback;
  }

  /** The window holds the highest new one whatever came, so one is found. */
  private long firstArrival(long from) {
    long sequence = from;
    while (sequence < highestNew && arrivalOrNull(sequence) == null) {
      sequence++;
    }
    return sequence;
  }

  private long arrival(long sequence) {
    return arrivals[(int) (sequence & (WINDOW - 1))];
  }

  private @Nullable Long arrivalOrNull(long sequence) {
    int slot = (int) (sequence & (WINDOW - 1));
    return sequences[slot] == sequence ? arrivals[slot] : null;
  }

  /** One feedback packet. */
  private static final class Builder {
    private final long base;
    private final long referenceTicks;
    private final int[] statuses = new int[MAX_STATUSES];
    private final int[] deltas = new int[MAX_STATUSES];
    private int count;
    private long lastTicks;

    Builder(long base, long firstArrivalNs) {
      this.base = base;
      long ticks = Math.floorDiv(firstArrivalNs, TICK_NS);
      referenceTicks = Math.floorDiv(ticks, TICKS_PER_REFERENCE);
      lastTicks = referenceTicks * TICKS_PER_REFERENCE;
    }

    /** False when the packet is full or the time step doesn't fit 16 bits. */
    boolean add(@Nullable Long arrivedNs) {
      if (count == MAX_STATUSES) {
        return false;
      }
      if (arrivedNs != null) {
        long ticks = Math.floorDiv(arrivedNs, TICK_NS);
        long delta = ticks - lastTicks;
        if (delta != (short) delta) {
          return false;
        }
        statuses[count] = delta >= 0 && delta <= 0xFF ? RECEIVED_SMALL : RECEIVED_LARGE;
        deltas[count] = (int) delta;
        lastTicks = ticks;
      }
      count++;
      return true;
    }

    byte[] build(int packetNumber) {
      byte[] out = new byte[8 + 2 * (count / 7 + 1) + 2 * count + 3];
      Bytes.put16(out, 0, (int) base);
      Bytes.put16(out, 2, count);
      Bytes.put24(out, 4, (int) referenceTicks);
      out[7] = (byte) packetNumber;
      int at = chunks(out, 8);
      for (int i = 0; i < count; i++) {
        if (statuses[i] == RECEIVED_SMALL) {
          out[at++] = (byte) deltas[i];
        } else if (statuses[i] == RECEIVED_LARGE) {
          Bytes.put16(out, at, deltas[i]);
          at += 2;
        }
      }
      return java.util.Arrays.copyOf(out, (at + 3) / 4 * 4);
    }

    /** Runs of 8 and more as run-length chunks, the rest as vectors of seven 2-bit symbols. */
    private int chunks(byte[] out, int at) {
      int i = 0;
      while (i < count) {
        int run = 1;
        while (i + run < count && statuses[i + run] == statuses[i]) {
          run++;
        }
        if (run >= 8 || i + run == count) {
          Bytes.put16(out, at, statuses[i] << 13 | run);
          i += run;
        } else {
          int vector = 0xC000;
          for (int k = 0; k < 7 && i < count; k++, i++) {
            vector |= statuses[i] << 12 - 2 * k;
          }
          Bytes.put16(out, at, vector);
        }
        at += 2;
      }
      return at;
    }
  }
}
