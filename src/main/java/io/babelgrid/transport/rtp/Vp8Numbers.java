package io.babelgrid.transport.rtp;

/**
 * Makes one run of picture numbers out of changing sources, so that a receiver misses no picture
 * where the source changes: picture ids and numbers of base layer pictures (TL0PICIDX) go on by one
 * (RFC 7741, 4.2). Owned by the slot's lock.
 */
public final class Vp8Numbers {

  private static final int ID_MASK = 0x7FFF;
  private static final int SHORT_ID_MASK = 0x7F;
  private static final int TL0_MASK = 0xFF;

  private boolean started;
  private int idOffset;
  private int tl0Offset;
  private int newestId;
  private int newestTl0;

  /**
   * Writes the numbers that a payload is sent with into it.
   *
   * @param joins a source begins with it
   */
  public void renumber(byte[] b, int off, int len, boolean joins) {
    if (len < 2 || (b[off] & 0x80) == 0) {
      return;
    }
    int flags = b[off + 1];
    int at = off + 2;
    int end = off + len;
    boolean hasId = (flags & 0x80) != 0;
    boolean longId = hasId && at < end && (b[at] & 0x80) != 0;
    int tl0At = at + (longId ? 2 : hasId ? 1 : 0);
    boolean hasTl0 = (flags & 0x40) != 0;
    if (tl0At + (hasTl0 ? 1 : 0) > end) {
      return;
    }
    if (joins) {
      join(hasId ? id(b, at, longId) : newestId, hasTl0 ? b[tl0At] : newestTl0);
    }
    if (hasId) {
      writeId(b, at, longId);
    }
    if (hasTl0) {
      writeTl0(b, tl0At);
    }
  }

  /** The first source keeps its numbers. */
  private void join(int id, int tl0) {
    if (started) {
      idOffset = newestId + 1 - id;
      tl0Offset = newestTl0 + 1 - tl0;
    } else {
      started = true;
      newestId = id - 1;
      newestTl0 = tl0 - 1;
    }
  }

  private static int id(byte[] b, int at, boolean isLong) {
    return isLong ? (b[at] & 0x7F) << 8 | b[at + 1] & 0xFF : b[at] & SHORT_ID_MASK;
  }

  private void writeId(byte[] b, int at, boolean isLong) {
    int out = id(b, at, isLong) + idOffset & (isLong ? ID_MASK : SHORT_ID_MASK);
    if (isLong) {
      Bytes.put16(b, at, 0x8000 | out);
    } else {
      b[at] = (byte) out;
    }
    newestId = newer(out, newestId, isLong ? ID_MASK : SHORT_ID_MASK);
  }

  private void writeTl0(byte[] b, int at) {
    int out = b[at] + tl0Offset & TL0_MASK;
    b[at] = (byte) out;
    newestTl0 = newer(out, newestTl0, TL0_MASK);
  }

  /** Of two numbers that begin anew behind {@code mask}, the one less than half a round ahead. */
  private static int newer(int one, int other, int mask) {
    return (one - other & mask) <= mask / 2 ? one : other;
  }
}
